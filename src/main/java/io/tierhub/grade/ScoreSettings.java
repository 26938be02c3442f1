package io.tierhub.grade;

import io.tierhub.grade.PolicySettings.Missing;
import io.tierhub.vocabulary.Setting;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A weighted score of one's own. */
public record ScoreSettings(
        @Setting("What the score is made of.") List<Part> parts,

        @Setting(
                value =
                        "A part without a value is left out and the rest weighs more (renormalise), counts 0 (zero) or 50 (neutral).",
                def = "renormalise")
        Missing missing,

        @Setting(value = "The share of the weights that must have a value, or there is no score.", def = "0.6")
        BigDecimal minCoverage,

        @Setting(value = "Class to the score from which on; the lowest from 0.", def = "{HIGH: 70, MID: 40, LOW: 0}")
        Map<String, BigDecimal> classes) {

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    /** How a value becomes 0 to 100. */
    public enum Scale {
        /** Its rank among all customers. */
        PERCENTILE,
        /** Where it lies between the 5th and the 95th percentile. */
        MINMAX,
        /** The points of the band that it is in. */
        BAND,
        /** 100 unless it is 0. */
        BOOL,
        /** The score of a model, as it is. */
        MODEL
    }

    /** One part of a score. */
    public record Part(
            @Setting("A variable, a measure of the ruleset, or a model.")
            String of,

            @Setting("What it weighs, relative to the others.")
            BigDecimal weight,

            @Setting(
                    value =
                            "How it becomes 0 to 100: by rank (percentile), between the 5th and 95th percentile (minmax), by"
                                    + " bands (band), 100 unless 0 (bool), or a model's score (model).",
                    def = "percentile")
            Scale scale,

            @Setting("For band: the value from which on, to its points.")
            Map<BigDecimal, BigDecimal> bands,

            @Setting(
                    value = "For minmax: whether the logarithm is taken first, for money that few have much of.",
                    def = "false")
            boolean log) {
        public Part {
            PolicySettings.weight(weight, of);
            if (scale == Scale.BAND == bands.isEmpty()) {
                throw new IllegalArgumentException(
                        "bands belong to scale band: write both, as in scale: band, bands: {0: 10, 100000: 60}, or neither");
            }
            for (BigDecimal points : bands.values()) {
                if (points.signum() < 0 || points.compareTo(WHOLE) > 0) {
                    throw new IllegalArgumentException("bands give 0 to 100 points, not " + points.toPlainString());
                }
            }
            for (BigDecimal from : bands.keySet()) {
                if (from.abs().compareTo(new BigDecimal("1e12")) > 0) {
                    throw new IllegalArgumentException(
                            "bands begin at 1000000000000 at most, not " + from.toPlainString());
                }
            }
            Ascending.check("bands", List.copyOf(bands.keySet()));
            if (log && scale != Scale.MINMAX) {
                throw new IllegalArgumentException("log belongs to scale minmax: remove it, or write scale: minmax");
            }
        }
    }

    public ScoreSettings {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("parts is empty: name at least one");
        }
        Set<String> names = new HashSet<>();
        for (Part part : parts) {
            if (!names.add(part.of)) {
                throw new IllegalArgumentException("parts name " + part.of + " twice: keep one of them");
            }
        }
        PolicySettings.coverage(minCoverage);
        Bands.check("classes", classes);
        if (classes.values().stream().anyMatch(from -> from.compareTo(WHOLE) > 0)) {
            throw new IllegalArgumentException("classes begin at 100 at most, or one could never be reached");
        }
    }
}
