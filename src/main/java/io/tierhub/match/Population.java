package io.tierhub.match;

/** How common a value is among the records of one index: what the scorer needs for term frequency and the prior. */
interface Population {
    /** How many records of the type there are. */
    int size(boolean organizations);

    /** How many records have that value in that slot. */
    int count(boolean organizations, int slot, char[] text, int from, int to);
}
