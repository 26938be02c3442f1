package io.tierhub.intake;

import io.tierhub.vocabulary.Hash64;

/**
 * Where a row stands.
 *
 * @param file the file's name, without folder; for a row that was pulled, the pull and the row's key
 * @param line 1-based line on which the row begins (the row number of a sheet, the array index + 1 of JSON); for a row that
 *     was pulled, a negative number that tells keys apart
 */
public record Position(String file, long line) {
    /** The place of a row that was pulled: the same for the same key, so that a row refused twice is refused once. */
    static Position ofKey(String pull, String key) {
        return new Position(pull + ": " + key, Hash64.finish(Hash64.add(Hash64.START, key)) | Long.MIN_VALUE);
    }

    /** The place in words: file and line, where there is one. */
    public static String words(String file, long line) {
        return line < 0 ? file : file + ":" + line;
    }

    /** {@link #words(String, long)}. */
    public String words() {
        return words(file, line);
    }
}
