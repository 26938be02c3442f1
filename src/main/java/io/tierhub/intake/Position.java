package io.tierhub.intake;

/**
 * Where a row stands.
 *
 * @param file the file's name, without folder
 * @param line 1-based line on which the row begins (the row number of a sheet, the array index + 1 of JSON)
 */
public record Position(String file, long line) {}
