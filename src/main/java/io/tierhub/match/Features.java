package io.tierhub.match;

import io.tierhub.cleanse.CleanRecord;
import io.tierhub.vocabulary.PartyType;

/** What matching needs of one record, packed: what is compared, and the blocking keys under which it is found. */
public final class Features {
    /** Raised whenever the same clean record makes other features or keys: then what was saved is of no use. */
    public static final int VERSION = 3;

    private static final ThreadLocal<KeyMaker> MAKER = ThreadLocal.withInitial(KeyMaker::new);

    private final byte[] blob;
    private final long[] keys;

    private Features(byte[] blob, long[] keys) {
        this.blob = blob;
        this.keys = keys;
    }

    /** Takes a clean record apart. Thread-safe: the caller does it in parallel. */
    public static Features of(CleanRecord record) {
        FeatureWriter out = new FeatureWriter();
        if (record.type() == PartyType.ORGANIZATION) {
            OrganizationFeatures.write(record, out);
        } else {
            PersonFeatures.write(record, out);
        }
        CommonFeatures.write(record, out);
        byte[] blob = out.blob(systemHash(record.key().system()));
        return new Features(blob, MAKER.get().keys(blob));
    }

    static int systemHash(String system) {
        return (int) Hash.of(7, system.toCharArray(), 0, system.length());
    }

    /** Whether nothing about the record can be compared: such a record is always a customer of its own. */
    public boolean isBare() {
        return keys.length == 0;
    }

    byte[] blob() {
        return blob;
    }

    long[] keys() {
        return keys;
    }

    /** One per thread, since the views are large. */
    private static final class KeyMaker {
        private final FeatureView view = new FeatureView();
        private final BlockingKeys keys = new BlockingKeys();

        long[] keys(byte[] blob) {
            return keys.of(view.at(blob, 0)).clone();
        }
    }
}
