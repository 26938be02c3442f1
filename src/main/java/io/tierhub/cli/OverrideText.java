package io.tierhub.cli;

import io.tierhub.flow.Overriding.Overridden;
import io.tierhub.flow.StandingOverride;
import io.tierhub.grade.OverrideTerms;
import io.tierhub.grade.TierOverride;
import io.tierhub.grade.TierOverride.State;
import io.tierhub.vocabulary.Bilingual;
import io.tierhub.vocabulary.Tier;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The tiers that persons give, for people. */
final class OverrideText {
    private OverrideText() {}

    static List<String> overridden(Overridden done) {
        TierOverride override = done.override();
        List<String> lines = new ArrayList<>();
        lines.add(
                (done.fresh() ? "Override " : "Nothing changed: override ") + override.number() + ": " + done.customer()
                        + " " + override.terms().words() + ", by " + override.by() + ": "
                        + PairText.both(state(override, done.state())));
        if (done.state() == State.WAITING) {
            lines.add("  it takes a second person: tierhub override approve " + override.number()
                    + " --by NAME · 须由第二人批准后生效");
        }
        return lines;
    }

    static List<String> list(List<StandingOverride> found) {
        List<String> lines = new ArrayList<>();
        for (StandingOverride each : found) {
            lines.add(line(each.override().number() + "  " + each.customer() + " (" + each.record() + ")"
                    + (each.tier() == null ? "" : ", now " + each.tier() + ", by the rules " + each.machine())));
            lines.add("  " + described(each));
        }
        lines.add(found.size() + " overrides · 人工等级 " + found.size() + " 项");
        return lines;
    }

    /** What one says and where it stands. */
    static String described(StandingOverride each) {
        TierOverride override = each.override();
        OverrideTerms terms = override.terms();
        TierOverride.Act agreed = override.agreed();
        return line(terms.tier() + " " + terms.mode().typed() + " from " + day(terms.from()) + " until "
                + day(terms.until()) + ", " + terms.reason() + ", by " + override.by()
                + (agreed == null ? "" : ", approved by " + agreed.by() + " " + day(agreed.day()))
                + (each.note() == null ? "" : ": " + each.note()) + "; "
                + PairText.both(state(override, each.state()))
                + (each.idle() ? "; " + PairText.both(idle(each)) : "")
                + (each.state() == State.IN_FORCE && !each.holds()
                        ? "; " + PairText.both(new Bilingual("由另一项决定", "another one decides"))
                        : "")
                + (each.endsSoon() ? "; " + PairText.both(new Bilingual("即将到期", "ends soon")) : ""));
    }

    private static Bilingual idle(StandingOverride each) {
        return each.tier() == Tier.PROSPECT
                ? new Bilingual("但客户尚无有效订单，不起作用", "but it does nothing, as the customer has no counted order yet")
                : new Bilingual("但客户不参与评级，不起作用", "but it does nothing, as the customer is not graded");
    }

    private static Bilingual state(TierOverride override, State state) {
        return switch (state) {
            case WAITING -> new Bilingual("待批准", "waits for a second person");
            case PLANNED ->
                new Bilingual(day(override.start()) + "起生效", "counts from " + day(override.start()) + " on");
            case IN_FORCE -> new Bilingual("生效中", "counts");
            case EXPIRED -> new Bilingual("已到期", "is over");
            case ENDED -> new Bilingual("已提前结束", "was ended before its time");
        };
    }

    private static String day(int epochDay) {
        return LocalDate.ofEpochDay(epochDay).toString();
    }

    private static String line(String text) {
        return TextWidth.fit(text, Integer.MAX_VALUE);
    }
}
