package io.tierhub.store;

import io.tierhub.vocabulary.Tier;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A customer's tier as bytes: a version; what is asked of everybody at once, which is a {@link TierHead}; and the rest, its texts in
 * brief. The first version is what a migration makes of a row of an earlier release: its columns as text, a line each.
 */
final class TierCodec {
    private static final int LINES = 1;
    private static final int BYTES = 2;

    private static final String BETWEEN = "\n";
    private static final int COLUMNS = 13;

    private static final int PROVISIONAL = 1;
    private static final int CANDIDATE = 2;
    private static final int MACHINE = 4;

    private TierCodec() {}

    /**
     * A tier as bytes.
     *
     * @param to what it is put together in
     * @param ruleset the name as it is stored
     * @param detail likewise
     */
    static byte[] encode(Bytes to, TierRow row, String ruleset, String detail) {
        to.clear();
        boolean machine = row.machine() != row.tier();
        to.octet(BYTES);
        to.octet(Codes.of(row.tier()));
        to.longBits(row.stamp());
        to.number(row.since());
        to.octet((row.provisional() ? PROVISIONAL : 0)
                | (row.candidate() != null ? CANDIDATE : 0)
                | (machine ? MACHINE : 0));
        to.score(row.score());
        if (row.candidate() != null) {
            to.octet(Codes.of(row.candidate()));
        }
        if (machine) {
            to.octet(Codes.of(row.machine()));
        }
        to.number(row.asOf());
        to.number(row.reference());
        to.longBits(row.knownAt());
        to.text(row.source());
        to.text(ruleset);
        to.text(detail);
        return to.written();
    }

    static TierHead head(long customer, byte[] stored) {
        Bytes from = new Bytes(stored);
        if (version(from) == LINES) {
            return full(customer, lines(stored), "", StoredText.of("")).head();
        }
        Tier tier = Codes.tier(from.octet());
        long stamp = from.longBits();
        int since = from.number();
        boolean provisional = (from.octet() & PROVISIONAL) != 0;
        return new TierHead(customer, tier, stamp, since, from.score(), provisional);
    }

    static TierRow decode(Wordings wordings, long customer, byte[] stored) {
        Bytes from = new Bytes(stored);
        if (version(from) == LINES) {
            String[] lines = lines(stored);
            return full(customer, lines, wordings.full(lines[8]), wordings.stored(lines[12]));
        }
        Tier tier = Codes.tier(from.octet());
        long stamp = from.longBits();
        int since = from.number();
        int flags = from.octet();
        Double score = from.score();
        Tier candidate = (flags & CANDIDATE) == 0 ? null : Codes.tier(from.octet());
        Tier machine = (flags & MACHINE) == 0 ? tier : Codes.tier(from.octet());
        int asOf = from.number();
        int reference = from.number();
        long knownAt = from.longBits();
        return new TierRow(
                customer,
                tier,
                since,
                score,
                candidate,
                machine,
                (flags & PROVISIONAL) != 0,
                from.text(),
                asOf,
                wordings.full(from.text()),
                wordings.stored(from.text()),
                stamp,
                knownAt,
                reference);
    }

    private static int version(Bytes from) {
        int version = from.octet();
        if (version != LINES) {
            FieldCodec.refuseOther(version, BYTES);
        }
        return version;
    }

    private static String[] lines(byte[] stored) {
        return new String(stored, 1, stored.length - 1, StandardCharsets.UTF_8).split(BETWEEN, COLUMNS);
    }

    private static TierRow full(long customer, String[] lines, String ruleset, StoredText detail) {
        Tier tier = Tier.valueOf(lines[0]);
        Tier machine = tier(lines[4]);
        return new TierRow(
                customer,
                tier,
                Integer.parseInt(lines[1]),
                lines[2].isEmpty() ? null : Double.valueOf(lines[2]),
                tier(lines[3]),
                machine == null ? tier : machine,
                Boolean.parseBoolean(lines[5]),
                lines[6],
                Integer.parseInt(lines[7]),
                ruleset,
                detail,
                Long.parseLong(lines[9]),
                Long.parseLong(lines[10]),
                Integer.parseInt(lines[11]));
    }

    private static @Nullable Tier tier(String name) {
        return name.isEmpty() ? null : Tier.valueOf(name);
    }
}
