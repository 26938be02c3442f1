package io.tierhub.grade;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.grade.LifecycleSettings.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/grading.md says, in both languages, what there is, and its examples are rules. */
class GradingDocsTest {
    private static final Pattern YAML = Pattern.compile("(?s)( *)```yaml\\n(.*?)```");

    private static String document(String name) throws IOException {
        return Files.readString(Path.of("docs", name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"grading.md", "grading.zh-CN.md"})
    void itsExamplesAreRulesThatFitTogether(String name) throws IOException {
        List<String> blocks = new ArrayList<>();
        Matcher block = YAML.matcher(document(name));
        while (block.find()) {
            blocks.add(block.group(2).replaceAll("(?m)^" + block.group(1), ""));
        }
        assertThat(blocks).hasSize(2);
        Ruleset rules = Story.rules(String.join("\n", blocks) + "\nmodels: {pyramid: {}}\n");
        assertThat(rules.measures()).hasSize(7);
        assertThat(rules.policy().gates()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"grading.md", "grading.zh-CN.md"})
    void itNamesEveryModelVariableAndStage(String name) throws IOException {
        String document = document(name);
        RuleNames names = new RuleNames(Ruleset.defaults("standard"));
        List<String> words = new ArrayList<>(names.numbers());
        words.addAll(names.texts());
        for (Stage stage : Stage.values()) {
            words.add(stage.name());
        }
        words.addAll(RuleNames.BUILT_IN_MODELS);
        for (String word : words) {
            assertThat(document).contains("`" + word + "`");
        }
    }
}
