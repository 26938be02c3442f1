package io.tierhub.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of the guide are system files that the hub accepts. */
class HttpGuideTest {
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\\n(system: (\\S+)\\n.*?)```", Pattern.DOTALL);

    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(strings = {"docs/http.md", "docs/http.zh-CN.md"})
    void everyExampleIsAccepted(String guide) throws Exception {
        Matcher example = EXAMPLE.matcher(Files.readString(Path.of(guide)));
        Files.createDirectories(home.resolve("config/systems"));
        Files.createDirectories(home.resolve("secrets"));
        Files.writeString(home.resolve("secrets/b1"), "secret");
        int found = 0;
        while (example.find()) {
            found++;
            Files.writeString(home.resolve("config/systems/" + example.group(2) + ".yaml"), example.group(1));
        }
        assertThat(found).isGreaterThanOrEqualTo(3);
        Map<String, String> environment = Map.of(
                "HUBSPOT_TOKEN", "t",
                "ZOHO_ID", "i",
                "ZOHO_SECRET", "s",
                "ZOHO_REFRESH", "r",
                "KD_APP", "100001_aHViLWV4YW1wbGUtZHVtbXkta2V5LTI0",
                "KD_SECRET", "s",
                "FX_APP", "a",
                "FX_SECRET", "s",
                "FX_CODE", "c",
                "JDY_SECRET", "j");
        assertThat(new ConfigLoader(new Home(home), Layers.of(environment)).check())
                .isEmpty();
    }
}
