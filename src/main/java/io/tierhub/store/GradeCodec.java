package io.tierhub.store;

import java.util.ArrayList;
import java.util.List;

/** The grades of one customer as bytes: a version, then each grade, by model. */
final class GradeCodec {
    private static final int VERSION = 1;

    private GradeCodec() {}

    static byte[] encode(List<GradeRow> grades) {
        Bytes to = new Bytes();
        to.octet(VERSION);
        for (GradeRow each : grades) {
            to.text(each.model());
            to.number(each.asOf());
            to.text(each.status());
            to.real(each.score());
            to.octet(each.gradeClass() == null ? 0 : 1);
            if (each.gradeClass() != null) {
                to.text(each.gradeClass());
            }
            to.text(each.inputs());
            to.text(each.reasons());
        }
        return to.written();
    }

    static List<GradeRow> decode(long customer, byte[] stored) {
        Bytes from = new Bytes(stored);
        FieldCodec.refuseOther(from.octet(), VERSION);
        List<GradeRow> grades = new ArrayList<>(4);
        while (!from.atEnd()) {
            grades.add(new GradeRow(
                    customer,
                    from.text(),
                    from.number(),
                    from.text(),
                    from.real(),
                    from.octet() == 0 ? null : from.text(),
                    from.text(),
                    from.text()));
        }
        return grades;
    }
}
