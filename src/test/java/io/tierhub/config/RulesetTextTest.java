package io.tierhub.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierhub.grade.Ruleset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is kept of a ruleset is all of it. */
class RulesetTextTest {
    static List<String> rulesets() throws IOException {
        try (Stream<Path> presets = Files.list(Path.of("examples/rulesets"))) {
            Stream<String> written = presets.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(RulesetTextTest::text);
            return Stream.concat(
                            written,
                            Stream.of(
                                    text(Path.of("config/grading/standard.yaml")),
                                    "name: x\nmodels: {rfm: {method: threshold, cuts: {days: [1, 2, 3, 4], orders: [1, 2, 3, 4],"
                                            + " money: [1, 2, 3, 4.50]}}, ltv: {annual_churn: 0.2}, clv: {}}\n"
                                            + "policy: {combiner: best_of, missing: zero}",
                                    "name: y\nmodels: {pyramid: {}}\npolicy: {combiner: lookup, lookup: {first: abc,"
                                            + " second: pyramid, tiers: {}}}"))
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(file.toString(), e);
        }
    }

    @ParameterizedTest
    @MethodSource("rulesets")
    void everySettingComesBack(String yaml) {
        Ruleset ruleset = Bound.good(Ruleset.class, yaml);
        Ruleset read = RulesetText.read(ruleset.id(), RulesetText.of(ruleset));
        assertThat(read).isEqualTo(ruleset);
        assertThat(read.id()).isEqualTo(ruleset.id());
    }

    @Test
    void anotherContentThanWasKeptIsRefused() {
        Ruleset kept = Ruleset.defaults("standard");
        String other = RulesetText.of(kept).replace("\"min_orders\" : \"2\"", "\"min_orders\" : \"3\"");
        assertThatThrownBy(() -> RulesetText.read(kept.id(), other))
                .isInstanceOf(ConfigRefused.class)
                .hasMessageContaining("reads other rules in it than were kept");
    }
}
