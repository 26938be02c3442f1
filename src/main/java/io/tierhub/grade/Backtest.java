package io.tierhub.grade;

import io.tierhub.grade.Calibration.Band;
import io.tierhub.vocabulary.Tier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a day's grades were good for, seen from a later day: graded as of the first day, compared with what came after it.
 *
 * @param asOf epoch day of the grades
 * @param until epoch day up to which is looked, included
 * @param customers with an order by the first day
 * @param moneyCents that they brought after it, in hundredths
 * @param rankings by model, and by the money so far
 * @param kept by tier of the first day, how many bought after it; best tier first
 * @param due by whether the next purchase was due on the first day, how many bought after it
 * @param forecast what CLV foretold of orders; null with a reason in {@code noForecast}
 */
public record Backtest(
        int asOf,
        int until,
        int customers,
        long moneyCents,
        List<Ranking> rankings,
        List<Kept> kept,
        List<DueKept> due,
        @Nullable Forecast forecast,
        @Nullable String noForecast) {
    /** The ranking that needs no model. */
    public static final String BY_MONEY = "money so far";

    /** The shares of customers at the top that are looked at. */
    public static final List<Double> TOPS = List.of(.1, .2, .3);

    private static final int BANDS = 5;

    /**
     * How much of the money the best customers by a score brought.
     *
     * @param captured a share of all money for each of {@link #TOPS}
     */
    public record Ranking(String by, List<Double> captured) {}

    /** Customers of one tier, and how many of them bought afterwards. */
    public record Kept(Tier tier, int customers, int bought) {}

    /** Customers of one class of {@code next_purchase}, and how many of them bought afterwards. */
    public record DueKept(String due, int customers, int bought) {}

    /** Whether no tier kept a larger share of its customers than a better one; tiers of nobody say nothing. */
    public boolean monotone() {
        Kept better = null;
        for (Kept each : kept) {
            if (better != null && (long) each.bought * better.customers > (long) better.bought * each.customers) {
                return false;
            }
            better = each;
        }
        return true;
    }

    /**
     * Orders that were foretold beside those that came, counted as days with orders.
     *
     * @param model of purchases
     * @param order chances of an order beside whether one came
     * @param alive chances of not being lost beside the same; they are no chances of an order
     */
    public record Forecast(String model, double foretold, long came, List<Band> order, List<Band> alive) {}

    /**
     * Tests the models of a ruleset, and CLV by its defaults where the ruleset has none.
     *
     * @param before the customers as of the first day
     * @param after the same customers as of the later day
     */
    public static Backtest of(Ruleset ruleset, Population before, int asOf, Population after, int until) {
        Holdout holdout = Holdout.of(before, after);
        ClvSettings clv = ruleset.models().clv() == null
                ? ClvSettings.defaults()
                : ruleset.models().clv();
        Ruleset tested = ruleset.with(clv);
        Grading grading = new Grading(tested, before.reference(tested, asOf), asOf);
        List<Ranking> rankings = new ArrayList<>();
        for (Model model : grading.models()) {
            rankings.add(ranking(model.name(), holdout, model::score));
        }
        rankings.add(ranking(BY_MONEY, holdout, customer -> customer.lifetime().cents()));
        ClvModel learned = LearnClv.of(clv, before, asOf);
        PurchaseModel purchases = learned.purchases();
        return new Backtest(
                asOf,
                until,
                holdout.customers().size(),
                holdout.moneyCents(),
                rankings,
                kept(grading, holdout),
                due(grading, holdout),
                purchases == null ? null : forecast(purchases, holdout, asOf, until),
                learned.none() == null ? null : learned.none().name());
    }

    private static List<DueKept> due(Grading grading, Holdout holdout) {
        List<DueKept> due = new ArrayList<>();
        for (Model model : grading.models()) {
            for (NextPurchaseSettings.Due each : NextPurchaseSettings.Due.values()) {
                if (model instanceof NextPurchase next) {
                    int customers = 0;
                    int bought = 0;
                    for (int i = 0; i < holdout.customers().size(); i++) {
                        boolean in = next.due(holdout.customers().get(i)) == each;
                        customers += in ? 1 : 0;
                        bought += in && holdout.bought()[i] ? 1 : 0;
                    }
                    due.add(new DueKept(each.name(), customers, bought));
                }
            }
        }
        return due;
    }

    private static List<Kept> kept(Grading grading, Holdout holdout) {
        int[] customers = new int[Tier.values().length];
        int[] bought = new int[customers.length];
        for (int i = 0; i < holdout.customers().size(); i++) {
            int tier = grading.decide(holdout.customers().get(i)).tier.ordinal();
            customers[tier]++;
            bought[tier] += holdout.bought()[i] ? 1 : 0;
        }
        List<Kept> kept = new ArrayList<>();
        for (Tier tier : Tier.values()) {
            if (TierMoves.graded(tier) && customers[tier.ordinal()] > 0) {
                kept.add(new Kept(tier, customers[tier.ordinal()], bought[tier.ordinal()]));
            }
        }
        return kept;
    }

    /** What customers are ranked by. */
    private interface Score {
        double of(GradeInput customer);
    }

    private static Ranking ranking(String by, Holdout holdout, Score score) {
        double[] scores = holdout.customers().stream().mapToDouble(score::of).toArray();
        return new Ranking(
                by,
                TOPS.stream()
                        .map(top -> Capture.share(scores, holdout.money(), top))
                        .toList());
    }

    private static Forecast forecast(PurchaseModel model, Holdout holdout, int asOf, int until) {
        double time = (until - asOf) / ClvInput.DAYS_OF_A_WEEK;
        double[] order = new double[holdout.customers().size()];
        double[] alive = new double[order.length];
        double foretold = 0;
        for (int i = 0; i < order.length; i++) {
            ClvInput customer = ClvInput.of(holdout.customers().get(i), asOf);
            order[i] = 1 - model.none(customer.x(), customer.tx(), customer.age(), time);
            alive[i] = model.alive(customer.x(), customer.tx(), customer.age());
            foretold += model.expected(customer.x(), customer.tx(), customer.age(), time);
        }
        boolean[] bought = holdout.bought();
        return new Forecast(
                ClvInputs.written(model.kind()),
                foretold,
                holdout.days(),
                Calibration.bands(order, bought, BANDS),
                Calibration.bands(alive, bought, BANDS));
    }
}
