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
import org.junit.jupiter.api.Test;

/** docs/grading.md says what there is, and its examples are rules. */
class GradingDocsTest {
    private static final Pattern YAML = Pattern.compile("(?s)( *)```yaml\\n(.*?)```");

    private static String document() throws IOException {
        return Files.readString(Path.of("docs/grading.md"));
    }

    @Test
    void itsExamplesAreRulesThatFitTogether() throws IOException {
        List<String> blocks = new ArrayList<>();
        Matcher block = YAML.matcher(document());
        while (block.find()) {
            blocks.add(block.group(2).replaceAll("(?m)^" + block.group(1), ""));
        }
        assertThat(blocks).hasSize(2);
        Ruleset rules = Story.rules(String.join("\n", blocks) + "\nmodels: {pyramid: {}}\n");
        assertThat(rules.measures()).hasSize(5);
        assertThat(rules.policy().gates()).hasSize(2);
    }

    @Test
    void itNamesEveryModelVariableAndStage() throws IOException {
        String document = document();
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
