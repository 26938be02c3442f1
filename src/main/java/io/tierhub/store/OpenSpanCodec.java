package io.tierhub.store;

import io.tierhub.store.TierHistory.Span;
import io.tierhub.vocabulary.Tier;
import java.nio.charset.StandardCharsets;

/**
 * A span that lasts as bytes: a version, the tier, the first day, the cause and the name of the ruleset as it is stored. The first
 * version is what a migration makes of a row of an earlier release: its columns as text, a line each.
 */
final class OpenSpanCodec {
    private static final int LINES = 1;
    private static final int BYTES = 2;

    private static final String BETWEEN = "\n";
    private static final int COLUMNS = 4;

    private OpenSpanCodec() {}

    /** @param to what it is put together in */
    static byte[] encode(Bytes to, Tier tier, int from, String cause, String ruleset) {
        to.clear();
        to.octet(BYTES);
        to.octet(Codes.of(tier));
        to.number(from);
        to.text(cause);
        to.text(ruleset);
        return to.written();
    }

    static Span decode(Wordings wordings, long customer, byte[] stored) {
        Bytes from = new Bytes(stored);
        int version = from.octet();
        if (version == LINES) {
            String[] lines = new String(stored, 1, stored.length - 1, StandardCharsets.UTF_8).split(BETWEEN, COLUMNS);
            int day = Integer.parseInt(lines[1]);
            return new Span(customer, day, null, Tier.valueOf(lines[0]), lines[2], wordings.full(lines[3]));
        }
        FieldCodec.refuseOther(version, BYTES);
        Tier tier = Codes.tier(from.octet());
        return new Span(customer, from.number(), null, tier, from.text(), wordings.full(from.text()));
    }
}
