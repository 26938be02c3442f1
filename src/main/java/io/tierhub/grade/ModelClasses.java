package io.tierhub.grade;

import io.tierhub.grade.Ruleset.Models;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The classes that the models of a ruleset may put a customer in. */
final class ModelClasses {
    private final Models models;

    ModelClasses(Ruleset ruleset) {
        models = ruleset.models();
    }

    /** The classes that a model may put a bought customer in; empty if there is no such model, or it has none. */
    List<String> of(String model) {
        return switch (model) {
            case Rfm.NAME -> Arrays.stream(RfmClass.values()).map(Enum::name).toList();
            case Abc.NAME -> models.abc().classes();
            case Pyramid.NAME ->
                models.pyramid() == null ? List.of() : sorted(models.pyramid().layers());
            case Ltv.NAME -> models.ltv() == null ? List.of() : models.ltv().classes();
            case Clv.NAME -> models.clv() == null ? List.of() : models.clv().best();
            case Lifecycle.NAME ->
                models.lifecycle() == null ? List.of() : models.lifecycle().classes();
            case Engagement.NAME ->
                models.engagement() == null ? List.of() : models.engagement().classes();
            case Personas.NAME ->
                models.personas() == null ? List.of() : models.personas().classes();
            default -> own(model);
        };
    }

    private List<String> own(String model) {
        ScoreSettings score = models.scores().get(model);
        MatrixSettings matrix = models.matrices().get(model);
        return score != null ? sorted(score.classes()) : matrix != null ? matrix.classes() : List.of();
    }

    private static List<String> sorted(Map<String, ?> classes) {
        return classes.keySet().stream().sorted().toList();
    }
}
