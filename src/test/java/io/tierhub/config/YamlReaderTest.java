package io.tierhub.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class YamlReaderTest {
    @Test
    void anEmptyFileAndOneOfCommentsAreEmptyKeys() {
        for (String text : List.of("", "\n\n", "# only words\n", "---\n")) {
            assertThat(Bound.to(SampleSettings.Part.class, text).report())
                    .as(text)
                    .isEmpty();
        }
    }

    @Test
    void whatIsNotYamlIsExplainedAtItsLine() {
        assertThat(problem("a: 1\n\tb: 2")).startsWith("file.yaml:2: a tab character indents this line");
        assertThat(problem("a: 1\n\"b: 2"))
                .startsWith("file.yaml:2: not valid YAML")
                .contains("quotes");
        assertThat(problem("a: [1, 2\nb: 3")).startsWith("file.yaml:2: ");
        assertThat(problem("a: b: c")).startsWith("file.yaml:1: a second ': ' on the line");
        assertThat(problem("a: *tel")).startsWith("file.yaml:1: a value that begins with * refers to an anchor");
        assertThat(problem("a: 1\n---\nb: 2")).startsWith("file.yaml:2: a second document begins here");
        assertThat(problem("a: \u0000")).contains("not readable as YAML");
    }

    @Test
    void aKeyThatStandsTwiceIsAProblemEvenAsAnAliasOfItself() {
        assertThat(problem("a:\n  b: 1\n  c: 2\n  b: 3"))
                .isEqualTo("file.yaml:4: a.b: the key stands twice, first on line 2; keep one");
    }

    @Test
    void aliasBombsAndDeepNestingAreRefusedQuickly() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        String deep = "a: " + "[".repeat(200) + "]".repeat(200);
        assertTimeout(Duration.ofSeconds(5), () -> {
            assertThat(problem(bomb.toString())).contains("aliases");
            assertThat(problem(deep)).contains("levels");
            assertThat(problem("a: &a [*a]")).contains("levels");
            assertThat(problem("x".repeat(YamlReader.CHARACTERS + 1))).contains("longer than");
        });
    }

    @Test
    void aFileMayHaveSoManyCharactersLevelsAndValuesAndNotOneMore() {
        String characters = "a: " + "x".repeat(YamlReader.CHARACTERS - 3);
        assertThat(problems(characters)).isEmpty();
        assertThat(problem(characters + "x")).contains("longer than 1000000 characters");
        String deep = "[".repeat(YamlReader.DEPTH + 1) + "]".repeat(YamlReader.DEPTH + 1);
        assertThat(problems(deep)).isEmpty();
        assertThat(problem("[" + deep + "]")).contains("40 levels");
        String values = "[" + "x,".repeat(YamlReader.NODES - 2) + "x]";
        assertThat(problems(values)).isEmpty();
        assertThat(problem(values.replace("[", "[x,"))).contains("more than 100000 values");
    }

    private static List<Problem> problems(String text) {
        Problems problems = new Problems();
        YamlReader.read("file.yaml", text, problems);
        return problems.all();
    }

    private static String problem(String text) {
        Problems problems = new Problems();
        YamlReader.read("file.yaml", text, problems);
        assertThat(problems.all()).hasSize(1);
        return problems.all().get(0).toString();
    }
}
