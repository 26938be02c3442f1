package io.tierhub.grade;

import io.tierhub.vocabulary.Bilingual;
import io.tierhub.vocabulary.Tier;
import java.math.BigDecimal;
import java.util.List;

/**
 * What would lift a customer to the next tier, all else as it is.
 *
 * @param to the next tier
 * @param missing points of the score, with four decimals; 0 where the score is enough and a bound holds the tier
 * @param raises by component that could do it alone, in the order of the composite
 * @param deeds what the customer could do
 * @param held what keeps the tier below, whatever the score
 */
public record Lift(Tier to, BigDecimal missing, List<Raise> raises, List<Deed> deeds, List<Bilingual> held) {
    /** One component's score as it is, and as it would have to be; 0 to 100 with four decimals. */
    public record Raise(String factor, BigDecimal from, BigDecimal to) {}

    /**
     * The least that a customer would have to buy.
     *
     * @param kind an order on the graded day, or orders of the past being so much larger
     * @param money in the reporting currency; 0: any order will do
     */
    public record Deed(Kind kind, BigDecimal money) {}

    /** What a customer may do. */
    public enum Kind {
        ORDER,
        MONEY
    }
}
