package io.tierhub.grade;

import io.tierhub.vocabulary.Bilingual;
import io.tierhub.vocabulary.Setting;
import io.tierhub.vocabulary.Tier;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A bound of the tier for customers of whom a rule holds. */
public record GateSettings(
        @Setting("Its name, upper-case: the code of the reason that it gives, such as OVERDUE.")
        String name,

        @Setting("The rule, in CEL over the variables of docs/grading.md; personas_class and tags are there too.")
        String when,

        @Setting("The tier that such a customer has at the least.") @Nullable Tier floor,

        @Setting("The tier that it has at the most; a ceiling wins over a floor.") @Nullable Tier ceiling,

        @Setting("The reason in Chinese; without it, the name.") @Nullable String zh,

        @Setting("The reason in English; without it, the name.") @Nullable String en) {

    private static final Set<Tier> BOUNDS = Set.of(Tier.A, Tier.B, Tier.C, Tier.D);

    public GateSettings {
        if (floor == null == (ceiling == null)) {
            throw new IllegalArgumentException("a gate has a floor or a ceiling: write one of them, as in ceiling: C");
        }
        if (floor != null && (!BOUNDS.contains(floor) || floor == Tier.D)) {
            throw new IllegalArgumentException("floor is A, B or C, not " + floor + ", which would raise nobody");
        }
        if (ceiling != null && (!BOUNDS.contains(ceiling) || ceiling == Tier.A)) {
            throw new IllegalArgumentException("ceiling is B, C or D, not " + ceiling + ", which would lower nobody");
        }
        if (!name.matches("[A-Z][A-Z0-9_]{0,39}")) {
            throw new IllegalArgumentException("name is up to 40 capitals, digits and _, as in OVERDUE: correct it");
        }
    }

    Bilingual words() {
        return new Bilingual(zh == null ? name : zh, en == null ? name : en);
    }
}
