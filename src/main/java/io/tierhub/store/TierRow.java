package io.tierhub.store;

import io.tierhub.grade.ScoreVersion;
import io.tierhub.vocabulary.Tier;
import org.jspecify.annotations.Nullable;

/**
 * The tier that a customer has.
 *
 * @param since epoch day from which it has it
 * @param candidate the tier that hysteresis still holds back; null if none
 * @param machine the tier by the rules; another than {@code tier} where a person's holds
 * @param source {@code policy}, {@code override} ...
 * @param asOf epoch day that it describes
 * @param detail a JSON object with the rest of the explanation
 * @param stamp the outcome in brief: equal stamps need no new row
 * @param knownAt epoch milliseconds: what the hub knew when it graded; 0: an earlier release did not note it
 * @param reference epoch day of the population that ranks were taken from; 0 as before
 */
public record TierRow(
        long customer,
        Tier tier,
        int since,
        @Nullable Double score,
        @Nullable Tier candidate,
        Tier machine,
        boolean provisional,
        String source,
        int asOf,
        String ruleset,
        StoredText detail,
        long stamp,
        long knownAt,
        int reference) {
    /** The same result, found at another time. */
    public TierRow knownAt(long time) {
        return new TierRow(
                customer,
                tier,
                since,
                score,
                candidate,
                machine,
                provisional,
                source,
                asOf,
                ruleset,
                detail,
                stamp,
                time,
                reference);
    }

    /** What is asked of it at once with all others. */
    public TierHead head() {
        return new TierHead(customer, tier, stamp, since, score, provisional);
    }

    /** What it is made of. */
    public ScoreVersion version() {
        return new ScoreVersion(asOf, knownAt, reference, ruleset, score, tier, source);
    }
}
