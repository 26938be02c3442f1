package io.tierhub.cli;

import io.tierhub.grade.Lift;
import io.tierhub.grade.Lift.Deed;
import io.tierhub.grade.Lift.Kind;
import io.tierhub.grade.Lift.Raise;
import io.tierhub.vocabulary.Bilingual;
import java.math.BigDecimal;
import java.util.stream.Collectors;

/** Says what would lift a customer to the next tier. */
final class LiftWords {
    private LiftWords() {}

    static Bilingual missing(Lift lift) {
        if (lift.missing().signum() == 0) {
            return new Bilingual("得分已达到" + lift.to() + "级", "the score is enough for " + lift.to());
        }
        String points = plain(lift.missing());
        String zh = lift.raises().stream().map(LiftWords::change).collect(Collectors.joining("，或"));
        String en = lift.raises().stream().map(LiftWords::change).collect(Collectors.joining(" or "));
        return new Bilingual(
                "升至" + lift.to() + "级（不计保持规则）：还差" + points + "分" + (zh.isEmpty() ? "" : "，例如" + zh),
                "To be " + lift.to() + " without hold: +" + points + " points" + (en.isEmpty() ? "" : ", e.g. " + en));
    }

    private static String change(Raise raise) {
        return raise.factor() + " " + plain(raise.from()) + " -> " + plain(raise.to());
    }

    static Bilingual of(Deed deed, String currency) {
        String money = String.format(java.util.Locale.ROOT, "%,.2f %s", deed.money(), currency);
        if (deed.kind() == Kind.MONEY) {
            return new Bilingual("或：同样的订单多" + money, "or " + money + " more with the same orders");
        }
        return deed.money().signum() == 0
                ? new Bilingual("再下一单即可，金额不限", "one more order of any amount would do")
                : new Bilingual("再下一单，至少" + money, "one more order of " + money + " would do");
    }

    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
