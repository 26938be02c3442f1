package io.tierhub.grade;

import io.tierhub.behaviour.Measure;
import io.tierhub.behaviour.Purchases;
import org.jspecify.annotations.Nullable;

/** Reads what ABC adds up of a customer: money, or margin. Where the places of the variables are is looked up once a run. */
final class Worth {
    private static final int NOT_ASKED = -1;

    private final int margin;
    private final int abcUnknown;
    private final int pyramidUnknown;

    private Worth(int margin, int abcUnknown, int pyramidUnknown) {
        this.margin = margin;
        this.abcUnknown = abcUnknown;
        this.pyramidUnknown = pyramidUnknown;
    }

    static Worth of(Ruleset ruleset) {
        AbcSettings abc = ruleset.models().abc();
        @Nullable PyramidSettings pyramid = ruleset.models().pyramid();
        Slots slots = ruleset.slots();
        boolean byMargin = abc.value() == Value.MARGIN;
        return new Worth(
                byMargin ? slots.number(Value.MARGIN.within(abc.window())) : NOT_ASKED,
                byMargin ? slots.number(Value.unknown(abc.window())) : NOT_ASKED,
                pyramid != null && pyramid.by() == Value.MARGIN
                        ? slots.number(Value.unknown(pyramid.window()))
                        : NOT_ASKED);
    }

    /** In hundredths; 0 where no margin is known. */
    long cents(Purchases purchases, Facts facts) {
        if (margin == NOT_ASKED) {
            return purchases.windows().get(1).cents();
        }
        long number = facts.number(margin);
        return number == Measure.MISSING ? 0 : number / (Measure.ONE / 100);
    }

    /** {@link InputFlag#MARGIN_MISSING} where orders were left out of a margin that a model looks at; else nothing. */
    int flag(Facts facts) {
        return some(facts, abcUnknown) || some(facts, pyramidUnknown) ? InputFlag.MARGIN_MISSING.bit() : 0;
    }

    private static boolean some(Facts facts, int slot) {
        return slot != NOT_ASKED && facts.number(slot) > 0;
    }
}
