package io.tierhub.match;

/**
 * A value that too many records share (a switchboard, a shared mailbox, a default date) to be a blocking key by itself.
 *
 * @param pass the blocking pass whose key it is
 * @param value the shared value as it is compared
 * @param records how many records share it
 * @param example a record that has it
 */
public record HubValue(Pass pass, String value, int records, int example) {}
