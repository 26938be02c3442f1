package io.tierhub.grade;

import io.tierhub.behaviour.Measure;

/**
 * A customer that had bought more: recency, frequency and money, and the variables that follow from them. Forecasts, margins and
 * what is counted by a ruleset's own measures stay as they are.
 */
final class WhatIf {
    private final Slots slots;
    private final int asOf;
    private final boolean byDay;
    private final boolean byMargin;

    WhatIf(Ruleset ruleset, int asOf) {
        slots = ruleset.slots();
        this.asOf = asOf;
        byMargin = ruleset.models().abc().value() == Value.MARGIN;
        byDay = ruleset.models().rfm().fGrain() == RfmSettings.Grain.DAY;
    }

    /** One order more, of so many hundredths, on the graded day. */
    GradeInput order(GradeInput input, long cents) {
        int counted = byDay && input.lastDay() == asOf ? 0 : 1;
        return with(input, asOf, 1, counted, cents);
    }

    /** The same orders, worth so many hundredths more. */
    GradeInput money(GradeInput input, long cents) {
        return with(input, input.lastDay(), 0, 0, cents);
    }

    private GradeInput with(GradeInput input, int lastDay, int orders, int counted, long cents) {
        return new GradeInput(
                input.customer(),
                input.firstDay(),
                lastDay,
                input.orders() + orders,
                input.frequency() + counted,
                input.moneyCents() + cents,
                input.valueCents() + (byMargin ? 0 : cents),
                input.flags(),
                input.lifetime(),
                facts(input.facts(), lastDay, orders, cents));
    }

    private Facts facts(Facts facts, int lastDay, int orders, long cents) {
        if (slots.numbers().isEmpty()) {
            return facts;
        }
        long[] numbers = new long[slots.numbers().size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(slots.numbers().get(i), facts.number(i), lastDay, orders, cents);
        }
        return facts.with(numbers);
    }

    private long number(String name, long number, int lastDay, int orders, long cents) {
        if (number == Measure.MISSING) {
            return number;
        }
        if (name.equals("money") || name.startsWith(Variables.MONEY_WITHIN)) {
            return number + GoldenNumber.cents(cents);
        }
        return switch (name) {
            case "orders" -> number + orders * (long) Measure.ONE;
            case "days_since_order" -> (asOf - (long) lastDay) * Measure.ONE;
            case "days_since_activity" -> Math.min(number, (asOf - (long) lastDay) * Measure.ONE);
            default -> number;
        };
    }
}
