package io.tierhub.grade;

import io.tierhub.behaviour.Measure;
import io.tierhub.vocabulary.Bilingual;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** Customers in the cells of two scores; who lacks one of them is placed nowhere. */
final class Matrix implements Model {
    private static final String UNPLACED = "UNPLACED";

    /** Names of cells that the field has words for. */
    private static final Map<String, String> ZH = Map.of(
            "STAR", "明星客户",
            "TO_WIN", "待争取客户",
            "POTENTIAL", "潜力客户",
            "ORDINARY", "普通客户",
            "CORE", "核心客户",
            "VALUE_AT_RISK", "高价值低参与",
            "FAN", "粉丝客户",
            "LIGHT", "轻度客户");

    private final String name;
    private final MatrixSettings settings;
    private final int asOf;
    private final MatrixAxis x;
    private final MatrixAxis y;

    Matrix(String name, MatrixSettings settings, Columns columns, Roster roster) {
        this.name = name;
        this.settings = settings;
        asOf = roster.asOf();
        x = new MatrixAxis(settings.x(), name + ".x", columns, roster);
        y = new MatrixAxis(settings.y(), name + ".y", columns, roster);
    }

    private boolean placed(GradeInput input) {
        return input.gradable() && x.value(input) != Measure.MISSING && y.value(input) != Measure.MISSING;
    }

    @Override
    public String name() {
        return name;
    }

    /** A cell is no number. */
    @Override
    public int score(GradeInput input) {
        return Points.NONE;
    }

    @Override
    public int stamp(GradeInput input) {
        return klass(input).hashCode();
    }

    @Override
    public String klass(GradeInput input) {
        if (!placed(input)) {
            return input.gradable() ? UNPLACED : Grade.UNGRADED;
        }
        String cell = x.label(x.value(input)) + y.label(y.value(input));
        return settings.cells().getOrDefault(cell, cell);
    }

    @Override
    public Grade grade(GradeInput input) {
        if (!input.gradable()) {
            return Grade.notApplicable(name, input, asOf, Grade.UNGRADED);
        }
        Map<String, Object> inputs = new LinkedHashMap<>();
        show(inputs, settings.x().of(), x.value(input));
        show(inputs, settings.y().of(), y.value(input));
        if (!placed(input)) {
            return Grade.insufficient(name, input, asOf, UNPLACED, inputs);
        }
        String klass = klass(input);
        inputs.put("cell", x.label(x.value(input)) + y.label(y.value(input)));
        if (ZH.containsKey(klass)) {
            inputs.put("class_zh", ZH.get(klass));
        }
        Grade grade = Grade.classed(name, input, asOf, klass, inputs, InputFlag.shown(input.flags()));
        return x.flat() || y.flat() ? grade.flagged("ZERO_VARIANCE") : grade;
    }

    private static void show(Map<String, Object> inputs, String of, long value) {
        inputs.put(of, value == Measure.MISSING ? "missing" : BigDecimal.valueOf(value, 4));
    }

    @Override
    public Bilingual headline(GradeInput input) {
        String klass = klass(input);
        return new Bilingual(ZH.getOrDefault(klass, klass), klass);
    }
}
