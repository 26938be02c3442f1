package io.tierhub.intake;

import java.nio.charset.Charset;

/**
 * The charset of a file.
 *
 * @param bomBytes bytes of the byte-order mark, which are not text
 * @param evidence why, in words for the log
 */
record CharsetChoice(Charset charset, int bomBytes, String evidence) {}
