package io.tierhub.grade;

import io.tierhub.vocabulary.Bilingual;
import io.tierhub.vocabulary.Tier;
import org.jspecify.annotations.Nullable;

/** Reads a tier from the classes of two models. */
final class Lookup {
    private final LookupSettings settings;
    private final Model first;
    private final Model second;

    Lookup(LookupSettings settings, Roster roster) {
        this.settings = settings;
        first = roster.named(settings.first());
        second = roster.named(settings.second());
    }

    private String pair(GradeInput input) {
        return LookupSettings.pair(first.klass(input), second.klass(input));
    }

    /** Null where one of the models has no class for the customer. */
    @Nullable Tier tier(GradeInput input) {
        return settings.tiers().get(pair(input));
    }

    Bilingual words(GradeInput input) {
        String models = settings.first() + "/" + settings.second();
        return new Bilingual(models + "为" + pair(input), models + " is " + pair(input));
    }
}
