package io.tierhub.grade;

import io.tierhub.behaviour.Measure;
import io.tierhub.grade.LtvSettings.Formula;
import io.tierhub.vocabulary.Bilingual;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The lifetime value by formula: of orders so far, or of a contract that is renewed. */
final class Ltv implements Model {
    static final String NAME = "ltv";
    private static final String MONEY = "money";
    private static final String CAC = "cac";

    private final LtvSettings settings;
    private final LtvFormula formula;
    private final Slots slots;
    private final int asOf;
    private final Ranks ranks;
    private final Layers layers;
    private final Bands bands;

    Ltv(LtvSettings settings, Columns columns, Roster roster) {
        this.settings = settings;
        formula = new LtvFormula(settings);
        slots = roster.slots();
        asOf = roster.asOf();
        ranks = new Ranks(columns.column(NAME, this::value));
        layers = new Layers(settings.bands(), ranks.sorted());
        bands = new Bands(settings.cuts());
    }

    /** The variables that it asks for. */
    static Set<String> variables(LtvSettings settings) {
        Set<String> asked = new TreeSet<>(Set.of(MONEY, CAC));
        if (settings.formula() == Formula.RETENTION) {
            asked.add(settings.payment());
        }
        return asked;
    }

    /** In ten-thousandths, rounded to hundredths; {@link Measure#MISSING} without order or contract. */
    private long value(GradeInput input) {
        if (!input.gradable()) {
            return Measure.MISSING;
        }
        if (settings.formula() == Formula.RETENTION) {
            long payment = input.facts().number(slots.number(settings.payment()));
            return payment == Measure.MISSING ? Measure.MISSING : exact(formula.ofPayments(decimal(payment)));
        }
        return input.orders() == 0 ? Measure.MISSING : exact(formula.ofOrders(money(input), asOf - input.firstDay()));
    }

    private BigDecimal money(GradeInput input) {
        return decimal(input.facts().number(slots.number(MONEY)));
    }

    private static BigDecimal decimal(long number) {
        return BigDecimal.valueOf(number, 4);
    }

    private static long exact(BigDecimal value) {
        BigDecimal most = BigDecimal.valueOf(Long.MAX_VALUE / 2, 4);
        return value.min(most).max(most.negate()).movePointRight(4).longValue();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int score(GradeInput input) {
        long value = value(input);
        return value == Measure.MISSING ? Points.NONE : ranks.percentile(value);
    }

    @Override
    public int stamp(GradeInput input) {
        return klass(input).hashCode();
    }

    @Override
    public String klass(GradeInput input) {
        long value = value(input);
        if (value == Measure.MISSING) {
            return input.gradable() ? Grade.PROSPECT : Grade.UNGRADED;
        }
        return settings.cuts().isEmpty() ? layers.name(layers.of(value)) : bands.name(bands.of(value));
    }

    @Override
    public Grade grade(GradeInput input) {
        long value = value(input);
        if (value == Measure.MISSING) {
            return Grade.notApplicable(NAME, input, asOf, klass(input));
        }
        double score = Points.toScore(score(input));
        return Grade.scored(
                NAME,
                input,
                asOf,
                score,
                klass(input),
                inputs(input, decimal(value)),
                List.of(new Contribution("value", score, score, headline(input))),
                InputFlag.shown(input.flags()));
    }

    private Map<String, Object> inputs(GradeInput input, BigDecimal value) {
        Map<String, Object> inputs = new LinkedHashMap<>();
        if (settings.formula() == Formula.RETENTION) {
            inputs.put("payment", decimal(input.facts().number(slots.number(settings.payment()))));
            inputs.put("retention", settings.retention());
            inputs.put("discount", settings.discount());
        } else {
            BigDecimal orders = BigDecimal.valueOf(input.orders());
            inputs.put("average_order", money(input).divide(orders, 2, RoundingMode.HALF_UP));
            inputs.put("orders_a_year", formula.ordersPerYear(input.orders(), asOf - input.firstDay()));
            inputs.put("lifespan_years", formula.years());
        }
        inputs.put("ltv", value.setScale(2, RoundingMode.HALF_UP));
        inputs.put("margin_so_far", money(input).multiply(settings.marginRate()).setScale(2, RoundingMode.HALF_UP));
        long cac = input.facts().number(slots.number(CAC));
        if (cac > 0) {
            inputs.put("ltv_to_cac", value.divide(decimal(cac), 2, RoundingMode.HALF_UP));
        }
        return inputs;
    }

    @Override
    public Bilingual headline(GradeInput input) {
        long value = value(input);
        if (value == Measure.MISSING) {
            return new Bilingual("无法估算客户终身价值", "no lifetime value can be worked out");
        }
        String amount = decimal(value).setScale(0, RoundingMode.HALF_UP).toPlainString();
        return new Bilingual("预计终身价值" + amount, "a lifetime value of " + amount);
    }
}
