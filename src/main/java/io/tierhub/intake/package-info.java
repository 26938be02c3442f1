/** Bytes or rows become source records: charset, dialect, format readers, field mapping. */
@NullMarked
package io.tierhub.intake;

import org.jspecify.annotations.NullMarked;
