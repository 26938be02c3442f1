package io.tierhub.grade;

import io.tierhub.vocabulary.Setting;
import io.tierhub.vocabulary.Tier;
import java.util.Map;

/** A tier for each pair of classes of two models. */
public record LookupSettings(
        @Setting("The model whose class stands before the slash.")
        String first,

        @Setting("The model whose class stands after it.") String second,

        @Setting("Pair of classes to its tier, as in {A/MATURE: A, A/AT_RISK: B}; every pair stands here once.")
        Map<String, Tier> tiers) {
    public LookupSettings {
        if (first.equals(second)) {
            throw new IllegalArgumentException("first and second are two models, not both " + first + ": change one");
        }
        tiers.forEach((pair, tier) -> {
            if (tier.compareTo(Tier.A) < 0 || tier.compareTo(Tier.D) > 0) {
                throw new IllegalArgumentException("tiers: " + pair + " is A, B, C or D, not " + tier);
            }
        });
    }

    static String pair(String first, String second) {
        return first + "/" + second;
    }
}
