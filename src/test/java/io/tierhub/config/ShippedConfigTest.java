package io.tierhub.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.grade.Ruleset;
import io.tierhub.master.SurvivorshipRules;
import io.tierhub.match.MatchRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files under config/ say what the program does without them. */
class ShippedConfigTest {
    private static final Home SHIPPED = new Home(Path.of(""));
    private static final Layers NOTHING_ABOVE = Layers.of(Map.of());

    @Test
    void theShippedFilesEqualTheBuiltInDefaults(@TempDir Path empty) {
        HubConfig shipped = new ConfigLoader(SHIPPED, NOTHING_ABOVE).load();
        HubConfig builtIn = new ConfigLoader(new Home(empty), NOTHING_ABOVE).load();
        assertThat(shipped.application()).isEqualTo(builtIn.application());
        assertThat(shipped.hub()).isEqualTo(builtIn.hub());
        assertThat(shipped.matching()).isEqualTo(builtIn.matching()).isEqualTo(MatchRules.defaults());
        assertThat(shipped.survivorship()).isEqualTo(builtIn.survivorship()).isEqualTo(SurvivorshipRules.shipped());
        assertThat(shipped.ruleset().id()).isEqualTo(builtIn.ruleset().id());
        assertThat(builtIn.ruleset()).isEqualTo(Ruleset.defaults("standard"));
        assertThat(shipped.rates().reporting()).isEqualTo("CNY");
        assertThat(shipped.systems()).isEmpty();
    }

    @Test
    void theShippedFilesNameEveryKey() throws IOException {
        assertComplete("config/hub.yaml", HubSettings.class);
        assertComplete("config/matching.yaml", MatchRules.class);
        assertComplete("config/survivorship.yaml", SurvivorshipRules.class);
        assertComplete("config/grading/standard.yaml", Ruleset.class);
        String properties = Files.readString(Path.of("config/application.properties"));
        for (String key : ApplicationFile.known(ApplicationSettings.class, ApplicationSettings.PREFIX)) {
            assertThat(properties).contains(key + "=");
        }
    }

    @Test
    void whatIsOffCanBeSwitchedOnAsItStands(@TempDir Path home) throws IOException {
        StringBuilder on = new StringBuilder();
        for (String line : Files.readString(Path.of("config/grading/standard.yaml"))
                .lines()
                .toList()) {
            boolean fits = !line.contains("#cuts:") && !line.contains("#lookup:") && !line.contains("gates: []");
            boolean commented = line.strip().startsWith("#") && !line.strip().startsWith("# ");
            on.append(commented && fits ? line.replaceFirst("#", "") : fits ? line : "")
                    .append('\n');
        }
        Files.createDirectories(home.resolve("config/grading"));
        Files.writeString(home.resolve("config/grading/standard.yaml"), on);
        Ruleset all = new ConfigLoader(new Home(home), NOTHING_ABOVE).load().ruleset();
        assertThat(all.models().pyramid()).isNotNull();
        assertThat(all.models().tags()).containsOnlyKeys("churn_risk");
        assertThat(all.policy().gates()).hasSize(1);
        assertThat(all.policy().hysteresis()).isNotNull();
    }

    /** Keys without a default stand in a comment. */
    private static void assertComplete(String file, Class<?> type) throws IOException {
        List<String> lines = Files.readString(Path.of(file)).lines().toList();
        for (SettingKey key : SettingKey.of(type)) {
            assertThat(lines)
                    .as(file)
                    .anyMatch(line -> line.strip().startsWith(key.name() + ":")
                            || line.strip().startsWith("#" + key.name() + ":"));
            if (Shorthand.raw(key.type()).isRecord()
                    && Shorthand.of(Shorthand.raw(key.type()), String.class) == null
                    && key.def().equals("{}")) {
                assertComplete(file, Shorthand.raw(key.type()));
            }
        }
    }
}
