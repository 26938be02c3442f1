package io.tierhub.cleanse;

import java.util.List;

/**
 * What a cell that may hold several values came to.
 *
 * @param values the clean values, in order, each once; made-up ones are left out
 * @param faulty whether something in it could not be read
 */
public record Found(List<String> values, boolean faulty) {
    static final Found NOTHING = new Found(List.of(), false);
    static final Found FAULT = new Found(List.of(), true);
}
