package io.tierhub.grade;

import io.tierhub.grade.PeriodTally.Line;
import io.tierhub.vocabulary.Bilingual;
import io.tierhub.vocabulary.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a review should lead to: each piece of advice names the figure that it comes from. */
public final class ReviewAdvice {
    /** Share of changes that were taken back, in percent, from which tiers are called restless. */
    static final int RESTLESS = 10;
    /** Share of customers that no persona knows, in percent. */
    static final int UNKNOWN = 20;
    /** Days after which a population is old. */
    static final int OLD = 100;
    /** Customers of a tier below which its rates say nothing. */
    static final int FEWEST = 30;

    private final List<Advice> advice = new ArrayList<>();

    public ReviewAdvice(TierMoves migration, Flaps flaps, double drift, List<Line> tiers, PopulationPicture picture) {
        drift(drift);
        restless(flaps);
        retention(tiers);
        empty(migration, tiers);
        rules(picture);
    }

    public List<Advice> list() {
        return advice;
    }

    private void drift(double drift) {
        if (drift > Drift.NOTICE) {
            String psi = words("%.3f", drift);
            add(
                    "DRIFT",
                    "各等级占比已偏移（PSI " + psi + "）：检查规则与界值",
                    "the shares of tiers have drifted (PSI " + psi + "): look at the cuts and rules");
        }
    }

    private void restless(Flaps flaps) {
        if (flaps.changes() > 0 && 100L * flaps.returns() > (long) RESTLESS * flaps.changes()) {
            add(
                    "RESTLESS",
                    flaps.changes() + "次变更中有" + flaps.returns() + "次在" + Flaps.WITHIN + "天内变回：启用或加强 hysteresis",
                    flaps.returns() + " of " + flaps.changes() + " changes went back within " + Flaps.WITHIN
                            + " days: switch hysteresis on, or make it stronger");
        }
    }

    /** A better tier keeps more of its customers, or the tiers do not tell what they should. */
    private void retention(List<Line> tiers) {
        Line better = null;
        for (Line line : tiers) {
            Tier tier = line.tier();
            if (tier == null || !TierMoves.graded(tier) || line.atStart() < FEWEST) {
                continue;
            }
            if (better != null && line.bought() * better.atStart() > better.bought() * line.atStart()) {
                String both = rate(better) + ", " + rate(line);
                add(
                        "RETENTION",
                        "留存率未随等级递减（" + both + "）：这两个等级的划分需要复核",
                        "retention does not fall with the tier (" + both + "): what divides these tiers needs a look");
            }
            better = line;
        }
    }

    private static String rate(Line line) {
        return line.tier() + words(" %.1f %%", 100.0 * line.bought() / line.atStart());
    }

    private void empty(TierMoves migration, List<Line> tiers) {
        for (Tier tier : List.of(Tier.A, Tier.B, Tier.C, Tier.D)) {
            boolean had = tiers.stream().anyMatch(line -> line.tier() == tier && line.atEnd() > 0);
            if (!had && migration.graded() >= FEWEST) {
                add("EMPTY_TIER", tier + "级没有客户：调整界值", "nobody is " + tier + ": move its cut");
            }
        }
    }

    private void rules(PopulationPicture picture) {
        picture.rules().forEach((rule, customers) -> {
            if (customers == 0 && picture.graded() > 0) {
                add("NEVER_HOLDS", rule + "不适用于任何客户：更正或删除", rule + " holds of nobody: correct it, or remove it");
            }
        });
        if (100 * picture.otherwise() > UNKNOWN * picture.graded()) {
            String share = words("%.0f %%", 100.0 * picture.otherwise() / picture.graded());
            add(
                    "DEFAULT_PERSONA",
                    share + "的客户只属于默认画像：增加画像规则",
                    share + " of the customers are of no persona but the last: add a persona");
        }
    }

    /** @param days since the population was taken that ranks are taken from */
    public ReviewAdvice reference(int days) {
        if (days > OLD) {
            add(
                    "OLD_REFERENCE",
                    "参照群体已" + days + "天未更新：grade --all",
                    "customers are compared with a population " + days + " days old: grade --all takes it anew");
        }
        return this;
    }

    /** @param ending overrides that end soon */
    public ReviewAdvice overrides(long ending) {
        if (ending > 0) {
            add(
                    "OVERRIDES_ENDING",
                    ending + "条人工等级即将到期：tierhub override list",
                    words("%,d overrides end soon: tierhub override list", ending));
        }
        return this;
    }

    /** @param rows that wait in quarantine */
    public ReviewAdvice refused(long rows) {
        if (rows > 0) {
            add(
                    "QUARANTINE",
                    rows + "行数据在隔离区：tierhub quarantine list",
                    words("%,d rows are in quarantine: tierhub quarantine list", rows));
        }
        return this;
    }

    private void add(String code, String zh, String en) {
        advice.add(new Advice(code, new Bilingual(zh, en)));
    }

    private static String words(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
