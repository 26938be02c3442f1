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

    /** What is written in brief, and what is not yet. */
    interface Texts {
        /** A name as it is to be stored; null where it cannot be told. */
        @Nullable String name(String name);

        /** A text as it is to be stored; null where it cannot be told. */
        @Nullable String text(StoredText text);
    }

    private final Texts texts;
    private final Map<Head, String> heads = new HashMap<>();
    private final Bytes to = new Bytes();

    /** Not for several threads. */
    GradeCodec(Texts texts) {
        this.texts = texts;
    }

    /** The grades of one customer as bytes; null where something of them cannot be told. */
    byte @Nullable [] encode(List<GradeRow> grades) {
        to.clear();
        to.octet(BRIEF);
        for (GradeRow each : grades) {
            String head = heads.computeIfAbsent(new Head(each.model(), each.status(), each.gradeClass()), this::name);
            String inputs = texts.text(each.inputs());
            String reasons = texts.text(each.reasons());
            if (head == null || inputs == null || reasons == null) {
                return null;
            }
            to.number(each.asOf());
            to.score(each.score());
            to.text(head);
            to.text(inputs);
            to.text(reasons);
        }
        return to.written();
    }

    private @Nullable String name(Head head) {
        return texts.name(head.text());
    }

    private record Head(
            String model, String status, @Nullable String gradeClass) {
        String text() {
            String head = model + BETWEEN + status;
            return gradeClass == null ? head : head + BETWEEN + gradeClass;
        }
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
        Double score = from.score();
        String[] head = wordings.full(from.text()).split(BETWEEN, HEAD);
        return new GradeRow(
                customer,
                head[0],
                asOf,
                head[1],
                score,
                head.length < HEAD ? null : head[2],
                wordings.stored(from.text()),
                wordings.stored(from.text()));
    }
}
