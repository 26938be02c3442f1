package io.tierhub.config;

import static io.tierhub.config.Bad.bad;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad configurations, each found with its file and line, one by one and all at once. */
class BadConfigTest {
    private static final Layers LAYERS = Layers.of(Map.of("SHORT_SECRET", "short-and-private"));

    static List<Bad> bads() {
        return Stream.of(hub().stream(), BadRules.all(), BadActions.all(), others().stream(), BadSystems.all())
                .flatMap(bads -> bads)
                .toList();
    }

    private static List<Bad> hub() {
        return List.of(
                bad("hub.yaml", "zone: Asia/Peking§", "zone = \"Asia/Peking\": expected a time zone; write it like"),
                bad("hub.yaml", "# x\ncurrency: YUAN§", "currency = \"YUAN\": a currency is an ISO code"),
                bad("hub.yaml", "country: cn§", "country = \"cn\": a country is an ISO code"),
                bad("hub.yaml", "day_first: yes§", "day_first = \"yes\": expected true or false"),
                bad("hub.yaml", "curency: USD§", "curency = \"USD\": unknown key; did you mean currency?"),
                bad("hub.yaml", "zone: UTC\nzone: UTC§", "zone: the key stands twice, first on line 1"),
                bad("hub.yaml", "quarantine_days: 0§", "quarantine_days = \"0\": quarantine_days must be 1 to 3650"),
                bad("hub.yaml", "quarantine_days: 3651§", "quarantine_days = \"3651\": quarantine_days must be"),
                bad("hub.yaml", "ruleset: premium§", "ruleset = \"premium\": there is no such ruleset"),
                bad("hub.yaml", "zone: [UTC]§", "zone: a list stands here; write one value"),
                bad("hub.yaml", "- zone: UTC§", "a list stands here; write keys: zone, currency"),
                bad("hub.yaml", "zone: UTC\n\tcurrency: CNY§", "a tab character indents this line"),
                bad("hub.yaml", "zone: \"UTC\n§", "not valid YAML"),
                bad("hub.yaml", "zone:§", "zone = \"\": there is no value; write one or remove the key"),
                bad(
                        "hub.yaml",
                        "zone: ${env:NO_SUCH_ZONE}§",
                        "zone = \"${env:NO_SUCH_ZONE}\": the environment variable"));
    }

    private static List<Bad> others() {
        return List.of(
                bad(
                        "application.properties",
                        "tierhub.databse.url=x§",
                        "tierhub.databse.url = \"***\": unknown key; did" + " you mean tierhub.database.url?"),
                bad(
                        "application.properties",
                        "#\ntierhb.folders.data=x§",
                        "tierhb.folders.data = \"x\": unknown key; did" + " you mean tierhub?"),
                bad("application.properties", "tierhub.database.url=jdbc:oracle:x§", "tierhub.database.url = \"***\":"),
                bad("application.properties", "tierhub.database.user=u§", "tierhub.database: the key url is missing"),
                bad("application.properties", "tierhub.folders.data=§", "tierhub.folders.data = \"\": data must name"),
                bad(
                        "application.properties",
                        "tierhub.folders.quiet_seconds=-1§",
                        "tierhub.folders.quiet_seconds = \"-1\": quiet_seconds must be 0 to 3600"),
                bad(
                        "application.properties",
                        "erp.password=${env:NO}§",
                        "erp.password = \"${env:NO}\": the environment"),
                bad("application.properties", "a=1\na=2§", "a: the key stands twice, first on line 1"),
                bad("application.properties", "a=\\u12§", "a backslash with u must be followed"),
                bad("rates.csv", "currency,day,rate§", "the first line names the columns; write day,currency,rate"),
                bad("rates.csv", "day,currency,rate\n30.6.2026,USD,7§", "day = \"30.6.2026\": expected a day"),
                bad(
                        "rates.csv",
                        "day,currency,rate\n2026-06-30,Dollar,7§",
                        "currency = \"Dollar\": expected an ISO code"),
                bad("rates.csv", "day,currency,rate\n2026-06-30,USD,0§", "rate = \"0\": expected a number above 0"),
                bad(
                        "rates.csv",
                        "day,currency,rate\n\n2026-06-30,USD,7\n2026-06-30,USD,8§",
                        "currency = \"USD\": the rate" + " of that day stands twice, first on line 3"),
                bad("rates.csv", "day,currency,rate\n2026-06-30,USD§", "a row has a day, a currency and a rate"),
                bad("matchng.yaml", "preset: strict", "nothing reads a file of this name; did you mean matching.yaml?"),
                bad("systems/shop.yml", "system: shop", "only files that end in .yaml are read here"));
    }

    @ParameterizedTest
    @MethodSource("bads")
    void eachIsFoundAtItsLine(Bad bad, @TempDir Path root) throws IOException {
        write(root, bad);
        List<String> found = check(root);
        assertThat(found).anySatisfy(problem -> assertThat(problem).startsWith(bad.start()));
        assertThat(found).noneMatch(problem -> problem.contains("short-and-private") || problem.contains("too-short"));
    }

    @Test
    void allAreFoundAtOnce(@TempDir Path root) throws IOException {
        Map<String, Bad> oneAFile = new LinkedHashMap<>();
        bads().forEach(bad -> oneAFile.putIfAbsent(bad.file(), bad));
        Collection<Bad> together = oneAFile.values();
        for (Bad bad : together) {
            write(root, bad);
        }
        List<String> found = check(root);
        for (Bad bad : together) {
            assertThat(found).anySatisfy(problem -> assertThat(problem).startsWith(bad.start()));
        }
        assertThatThrownBy(() -> new ConfigLoader(new Home(root), LAYERS).load())
                .isInstanceOf(ConfigRefused.class)
                .hasMessageContaining("config/systems/s06.yaml:4: ")
                .hasMessageEndingWith(found.size() + " problems in the configuration; nothing was started or changed");
    }

    @Test
    void anAddressIsToldTogetherWithWhatElseIsWrongWithItsFile(@TempDir Path root) throws IOException {
        Path file = root.resolve("config/systems/shop.yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, """
                system: shop
                custmers: {}
                http:
                  url: "http://10.0.0.1/"
                push:
                  webhook: {url: "http://169.254.169.254/x", secret: "${env:NOT_THERE}"}
                """);
        assertThat(new ConfigLoader(new Home(root), LAYERS).check())
                .extracting(Problem::path)
                .contains("custmers", "http.url", "push.webhook.url");
    }

    @Test
    void theTableHasSixtyOrMore() {
        assertThat(bads()).hasSizeGreaterThanOrEqualTo(60);
    }

    private static List<String> check(Path root) {
        return new ConfigLoader(new Home(root), LAYERS)
                .check().stream().map(Problem::toString).toList();
    }

    private static void write(Path root, Bad bad) throws IOException {
        Path file = root.resolve("config").resolve(bad.file());
        Files.createDirectories(file.getParent());
        Files.writeString(file, bad.written());
    }
}
