package io.tierhub.match;

/** The population of an index: counts where they are kept, else how many records have the value's blocking key. */
final class IndexedPopulation implements Population {
    private final Records records;
    private final KeyIndex keys;

    IndexedPopulation(Records records, KeyIndex keys) {
        this.records = records;
        this.keys = keys;
    }

    @Override
    public int size(boolean organizations) {
        return records.size(organizations);
    }

    @Override
    public int count(boolean organizations, int slot, char[] text, int from, int to) {
        return Counts.counts(slot)
                ? records.count(organizations, slot, text, from, to)
                : keys.count(BlockingKeys.valueKey(organizations, slot, text, from, to));
    }
}
