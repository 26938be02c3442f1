package io.tierhub.grade;

import java.util.Set;

/** What the customers of ABC and of the pyramid are put in order by. */
public enum Value {
    /** Money of the counted orders. */
    REVENUE,
    /** What is left of it after the cost of the orders. */
    MARGIN;

    /** The variable that holds it. */
    String within(HistoryWindow window) {
        return (this == MARGIN ? Variables.MARGIN_WITHIN : Variables.MONEY_WITHIN) + window.period();
    }

    /** What ABC asks for; revenue is there anyway. */
    static Set<String> variables(AbcSettings abc) {
        return abc.value() == MARGIN ? Set.of(MARGIN.within(abc.window()), unknown(abc.window())) : Set.of();
    }

    static String unknown(HistoryWindow window) {
        return Variables.MARGIN_UNKNOWN + window.period();
    }

    /** As the reasons name it. */
    String zh() {
        return this == MARGIN ? "毛利" : "收入";
    }

    String en() {
        return this == MARGIN ? "margin" : "revenue";
    }
}
