package io.tierhub.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.vocabulary.Tier;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlBinderTest {
    @Test
    void whatAFileLeavesOutHasItsDefault() {
        SampleSettings bound = Bound.good(SampleSettings.class, "name: x");
        assertThat(bound)
                .isEqualTo(new SampleSettings(
                        "x",
                        5,
                        9_000_000_000L,
                        0.5,
                        new BigDecimal("1.10"),
                        true,
                        null,
                        LocalDate.of(2026, 6, 30),
                        Duration.ofSeconds(30),
                        ZoneId.of("Asia/Shanghai"),
                        Tier.C,
                        List.of("a", "b"),
                        Map.of(),
                        Map.of(),
                        List.of(),
                        new SampleSettings.Part(1, null),
                        null,
                        null,
                        null,
                        null));
    }

    @Test
    void everyKeyOfEveryTypeIsBound() {
        SampleSettings bound = Bound.good(SampleSettings.class, """
                name: "007"
                count: 7
                size: 8
                share: .25
                rate: 2.50
                on: false
                open: false
                day: 2024-02-29
                delay: 7d
                zone: Europe/Berlin
                tier: STRATEGIC
                words: [no, 'null', 010]
                numbers: {b: 1, a: 2}
                cuts: {A: 80, B: 60.5}
                parts:
                  - weight: 2
                  - {weight: 3, model: rfm}
                part: {model: abc}
                secret: s3cret
                names: column
                shape: {x1: {deep: [1, ~]}, x2: two}
                url: https://a.example
                """);
        assertThat(bound.name()).isEqualTo("007");
        assertThat(bound.open()).isFalse();
        assertThat(bound.day()).isEqualTo("2024-02-29");
        assertThat(bound.delay()).isEqualTo(Duration.ofDays(7));
        assertThat(bound.tier()).isEqualTo(Tier.STRATEGIC);
        assertThat(bound.words())
                .as("what YAML 1.1 would take for other types stays text")
                .containsExactly("no", "null", "010");
        assertThat(bound.numbers().keySet()).as("order of the file").containsExactly("b", "a");
        assertThat(bound.cuts()).containsEntry(Tier.B, 60.5);
        assertThat(bound.parts()).extracting(SampleSettings.Part::weight).containsExactly(2, 3);
        assertThat(bound.part()).isEqualTo(new SampleSettings.Part(1, "abc"));
        assertThat(bound.secret()).hasToString("***");
        assertThat(bound.names()).isEqualTo(new SampleSettings.Names(List.of("column")));
        assertThat(bound.shape().yaml().get("x1")).isEqualTo(Map.of("deep", Arrays.asList("1", null)));
    }

    @Test
    void aListIsTakenWhereATypeReadsLists() {
        assertThat(Bound.good(SampleSettings.class, "name: x\nnames: [a, b]")
                        .names()
                        .all())
                .containsExactly("a", "b");
    }

    @Test
    void allProblemsAreFoundAtOnce() {
        Bound<SampleSettings> bound = Bound.to(SampleSettings.class, """
                nmae: x
                count: many
                part:
                  wieght: 2
                parts:
                  - weight: 1
                  - weight: heavy
                tier: AA
                """);
        assertThat(bound.value()).isNull();
        assertThat(bound.report())
                .containsExactly(
                        "file.yaml:1: the key name is missing; it says: The name.",
                        "file.yaml:1: nmae = \"x\": unknown key; did you mean name?",
                        "file.yaml:2: count = \"many\": expected a whole number; write it like 100",
                        "file.yaml:4: part.wieght = \"2\": unknown key; did you mean weight?",
                        "file.yaml:7: parts[1].weight = \"heavy\": expected a whole number; write it like 100",
                        "file.yaml:8: tier = \"AA\": expected one of strategic, a, b, c, d, prospect, ungraded;"
                                + " did you mean a?");
    }

    @Test
    void aRecordsRefusalStandsAtTheKeyThatItNames() {
        assertThat(Bound.to(SampleSettings.class, "name: x\n\ncount: 0").report())
                .containsExactly(
                        "file.yaml:3: count = \"0\": count must be at least 1, not 0; use 1 for one at a time");
        assertThat(Bound.to(SampleSettings.class, "name: x\nwords:\n  - bad").report())
                .containsExactly("file.yaml:2: words: bad is not a word; remove it");
        assertThat(Bound.to(SampleSettings.class, "name: x\nnumbers:\n  a: 1\n  b: -1")
                        .report())
                .containsExactly("file.yaml:4: numbers.b = \"-1\": must not be negative; remove it");
    }

    @Test
    void everyWrongEntryOfATypeThatReadsItsOwnYamlHasItsLine() {
        assertThat(Bound.to(SampleSettings.class, "name: x\nshape:\n  x1: 1\n  y: 2\n  z: 3")
                        .report())
                .containsExactly(
                        "file.yaml:4: shape.y = \"2\": unknown field y; did you mean xy?",
                        "file.yaml:5: shape.z = \"3\": unknown field z; did you mean xz?");
    }

    @Test
    void referencesAreFilledInAndNeverShown(@TempDir Path home) throws Exception {
        Files.writeString(home.resolve("secret.txt"), "from-file\n");
        String yaml = "name: ${env:NAME}-1\nsecret: ${file:secret.txt}\nurl: ${env:NAME}";
        Bound<SampleSettings> bound = Bound.to(SampleSettings.class, yaml, home, Map.of("NAME", "https-name"));
        assertThat(bound.report())
                .containsExactly("file.yaml:3: url = \"${env:NAME}\": url must begin with https:, not be ${env:NAME}");

        SampleSettings good = Bound.to(
                        SampleSettings.class, yaml.replace("url: ", "url: https:"), home, Map.of("NAME", "n"))
                .value();
        assertThat(good.name()).isEqualTo("n-1");
        assertThat(good.secret().reveal())
                .as("the newline at the end of a file is no secret")
                .isEqualTo("from-file");
    }

    @Test
    void aReferenceToNothingIsAProblem() {
        assertThat(Bound.to(SampleSettings.class, "name: ${env:NO_SUCH}\nsecret: ${file:no/such}")
                        .report())
                .containsExactly(
                        "file.yaml:1: name = \"${env:NO_SUCH}\": the environment variable NO_SUCH is not set; set it for"
                                + " the process that runs tierhub, or use ${file:PATH}",
                        "file.yaml:2: secret = \"${file:no/such}\": the file no/such cannot be read; create it or"
                                + " correct the path, which is relative to the home");
    }

    @Test
    void aLiteralSecretIsNeverShown() {
        assertThat(Bound.to(SampleSettings.class, "name: x\nurl: http://u:pw@host")
                        .report())
                .containsExactly("file.yaml:2: url = \"***\": url must begin with https:, not be ***");
        assertThat(Bound.to(SampleSettings.class, "name: x\nsecret: [hunter2]\npasword: hunter2")
                        .report())
                .hasSize(2)
                .noneMatch(problem -> problem.contains("hunter2"));
    }

    @Test
    void nothingIsNoValueButMayCloseAnOptionalKey() {
        assertThat(Bound.to(SampleSettings.class, "name:\ncount: ~").report())
                .containsExactly(
                        "file.yaml:1: name = \"\": there is no value; write one or remove the key",
                        "file.yaml:2: count = \"~\": there is no value; write one or remove the key");
        SampleSettings bound = Bound.good(SampleSettings.class, "name: x\nsecret:\nnumbers:\nparts: null");
        assertThat(bound.secret()).isNull();
        assertThat(bound.numbers()).isEmpty();
        assertThat(bound.parts()).isEmpty();
    }
}
