package io.tierhub.grade;

import io.tierhub.behaviour.Purchases;
import io.tierhub.vocabulary.CustomerId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Short ways to write what grading looks at. */
final class Customers {
    static final int AS_OF = (int) LocalDate.parse("2026-06-30").toEpochDay();
    static final Ruleset RULES = Ruleset.defaults("2026Q3");

    private Customers() {}

    /** A customer with a long history. */
    static GradeInput customer(int id, int days, int orders, long moneyCents, long valueCents) {
        return new GradeInput(
                new CustomerId(id), AS_OF - 900, AS_OF - days, Math.max(1, orders), orders, moneyCents, valueCents, 0);
    }

    static GradeInput prospect(int id) {
        return new GradeInput(new CustomerId(id), Purchases.NEVER, Purchases.NEVER, 0, 0, 0, 0, 0);
    }

    static GradeInput flagged(GradeInput in, InputFlag flag) {
        return new GradeInput(
                in.customer(),
                in.firstDay(),
                in.lastDay(),
                in.orders(),
                in.frequency(),
                in.moneyCents(),
                in.valueCents(),
                in.flags() | flag.bit(),
                in.lifetime(),
                in.facts());
    }

    static Population population(List<GradeInput> customers) {
        Population population = new Population();
        customers.forEach(population::add);
        return population;
    }

    static List<Graded> grade(Ruleset rules, List<GradeInput> customers) {
        Grading grading = new Grading(rules, population(customers).reference(rules, AS_OF), AS_OF);
        return customers.stream().map(grading::grade).toList();
    }

    static Grade rfm(Graded graded) {
        return graded.grades().get(0);
    }

    static Grade abc(Graded graded) {
        return graded.grades().get(1);
    }

    static Ruleset with(RfmSettings rfm) {
        return new Ruleset(
                RULES.name(),
                RULES.countedStatuses(),
                RULES.refundDating(),
                RULES.reference(),
                new Ruleset.Models(rfm, AbcSettings.defaults()),
                RULES.policy());
    }

    static RfmSettings rfm(int k, RfmSettings.Ties ties) {
        RfmSettings d = RfmSettings.defaults();
        return new RfmSettings(
                d.window(),
                k,
                d.method(),
                ties,
                d.weights(),
                Math.min(k, 4),
                d.highRule(),
                d.fGrain(),
                null,
                d.groups());
    }

    static BigDecimal decimal(String number) {
        return new BigDecimal(number);
    }
}
