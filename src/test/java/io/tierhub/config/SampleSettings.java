package io.tierhub.config;

import io.tierhub.vocabulary.Secret;
import io.tierhub.vocabulary.Setting;
import io.tierhub.vocabulary.Tier;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A settings record with one key of every type that the binder knows. */
record SampleSettings(
        @Setting("The name.") String name,
        @Setting(value = "A count.", def = "5") int count,
        @Setting(value = "A size.", def = "9000000000") long size,
        @Setting(value = "A share.", def = "0.5") double share,
        @Setting(value = "A rate.", def = "1.10") BigDecimal rate,
        @Setting(value = "A switch.", def = "true") boolean on,

        @Setting("A switch that may be left open.") @Nullable Boolean open,

        @Setting(value = "A day.", def = "2026-06-30") LocalDate day,
        @Setting(value = "A wait.", def = "30s") Duration delay,
        @Setting(value = "A zone.", def = "Asia/Shanghai") ZoneId zone,
        @Setting(value = "A tier.", def = "c") Tier tier,
        @Setting(value = "Words.", def = "[a, b]") List<String> words,
        @Setting("Numbers by name.") Map<String, Integer> numbers,
        @Setting("Cuts by tier.") Map<Tier, Double> cuts,
        @Setting("Parts.") List<Part> parts,
        @Setting(value = "A part.", def = "{}") Part part,
        @Setting("A secret.") @Nullable Secret secret,
        @Setting("A column or several.") @Nullable Names names,
        @Setting("Its own shape.") @Nullable Shape shape,
        @Setting("The webhook's address.") @Nullable String url) {

    SampleSettings {
        if (count < 1) {
            throw new IllegalArgumentException("count must be at least 1, not " + count + "; use 1 for one at a time");
        }
        for (String word : words) {
            if (word.equals("bad")) {
                throw new IllegalArgumentException("words: bad is not a word; remove it");
            }
        }
        numbers.forEach((key, value) -> {
            if (value < 0) {
                throw new IllegalArgumentException("numbers." + key + ": must not be negative; remove it");
            }
        });
        if (url != null && !url.startsWith("https:")) {
            throw new IllegalArgumentException("url must begin with https:, not be " + url);
        }
    }

    /** A nested record. */
    record Part(
            @Setting(value = "A weight.", def = "1") int weight,
            @Setting("A model.") @Nullable String model) {}

    /** Text or a list. */
    record Names(List<String> all) {
        public static Names of(String one) {
            return new Names(List.of(one));
        }

        public static Names of(List<String> all) {
            if (all.isEmpty()) {
                throw new IllegalArgumentException("name at least one column");
            }
            return new Names(all);
        }
    }

    /** Reads its own YAML. */
    record Shape(Map<String, Object> yaml) {
        public static Shape of(Map<String, Object> yaml) {
            for (String key : yaml.keySet()) {
                if (!key.startsWith("x")) {
                    throw new IllegalArgumentException("unknown field " + key + "; did you mean x" + key + "?");
                }
            }
            return new Shape(yaml);
        }
    }
}
