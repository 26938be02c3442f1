package io.tierhub.intake;

import java.util.List;

/**
 * How a file is read, taking nothing in.
 *
 * @param notes format, charset with evidence, dialect, skipped rows, warnings
 * @param first the first rows, with their faults
 * @param rows rows in all, faulty ones included
 * @param faults the first faults, up to a hundred
 * @param refused rows with a fault
 */
public record Inspection(
        Notes notes, Header header, List<Row> first, long rows, List<Rejection> faults, long refused) {}
