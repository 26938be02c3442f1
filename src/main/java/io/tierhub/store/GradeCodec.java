package io.tierhub.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The grades of one customer as bytes: a version, then each grade, by model. Model, status and class are one text, so that all
 * texts may stand in brief: see {@link Wordings}. Rows of the first version have each text in full.
 */
final class GradeCodec {
    private static final int FULL = 1;
    private static final int BRIEF = 2;

    /** Between model, status and class; without a class there is one less. */
    private static final String BETWEEN = "\n";

    private static final int HEAD = 3;

    /** Scores have four decimals; one that has more takes eight bytes, not three. */
    private static final double UNITS = 10_000;

    private static final int NO_SCORE = 0;
    private static final int REAL = 1;
    private static final int SCALED = 2;

    private GradeCodec() {}

    /** The rows of some customers, each customer's together, as bytes. */
    static List<byte[]> encode(Wordings wordings, List<List<GradeRow>> customers) {
        List<StoredText> texts = new ArrayList<>();
        for (List<GradeRow> grades : customers) {
            for (GradeRow each : grades) {
                texts.add(each.inputs());
                texts.add(each.reasons());
            }
        }
        List<String> stored = wordings.brief(texts);
        Map<Head, String> heads = new HashMap<>();
        List<byte[]> encoded = new ArrayList<>(customers.size());
        int at = 0;
        Bytes to = new Bytes();
        for (List<GradeRow> grades : customers) {
            to.clear();
            to.octet(BRIEF);
            for (GradeRow each : grades) {
                to.number(each.asOf());
                score(to, each.score());
                to.text(heads.computeIfAbsent(
                        new Head(each.model(), each.status(), each.gradeClass()),
                        head -> wordings.briefName(head.text())));
                to.text(stored.get(at++));
                to.text(stored.get(at++));
            }
            encoded.add(to.written());
        }
        return encoded;
    }

    private record Head(
            String model, String status, @Nullable String gradeClass) {
        String text() {
            String head = model + BETWEEN + status;
            return gradeClass == null ? head : head + BETWEEN + gradeClass;
        }
    }

    private static void score(Bytes to, @Nullable Double score) {
        long units = score == null ? 0 : Math.round(score * UNITS);
        if (score == null) {
            to.octet(NO_SCORE);
        } else if (units >= 0 && units <= Integer.MAX_VALUE && Double.compare(units / UNITS, score) == 0) {
            to.octet(SCALED);
            to.number((int) units);
        } else {
            to.octet(REAL);
            to.bits(score);
        }
    }

    private static @Nullable Double score(Bytes from) {
        return switch (from.octet()) {
            case NO_SCORE -> null;
            case SCALED -> from.number() / UNITS;
            default -> from.bits();
        };
    }

    static List<GradeRow> decode(Wordings wordings, long customer, byte[] stored) {
        Bytes from = new Bytes(stored);
        int version = from.octet();
        List<GradeRow> grades = new ArrayList<>(4);
        if (version == BRIEF) {
            while (!from.atEnd()) {
                grades.add(brief(wordings, customer, from));
            }
            return grades;
        }
        FieldCodec.refuseOther(version, FULL);
        while (!from.atEnd()) {
            grades.add(new GradeRow(
                    customer,
                    from.text(),
                    from.number(),
                    from.text(),
                    from.real(),
                    from.octet() == 0 ? null : from.text(),
                    StoredText.of(from.text()),
                    StoredText.of(from.text())));
        }
        return grades;
    }

    private static GradeRow brief(Wordings wordings, long customer, Bytes from) {
        int asOf = from.number();
        Double score = score(from);
        String[] head = wordings.full(from.text()).split(BETWEEN, HEAD);
        return new GradeRow(
                customer,
                head[0],
                asOf,
                head[1],
                score,
                head.length < HEAD ? null : head[2],
                StoredText.of(wordings.full(from.text())),
                StoredText.of(wordings.full(from.text())));
    }
}
