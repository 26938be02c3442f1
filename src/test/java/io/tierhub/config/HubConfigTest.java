package io.tierhub.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubConfigTest {
    @TempDir
    Path root;

    private Home home;

    @BeforeEach
    void home() {
        home = new Home(root);
    }

    @Test
    void aHomeWithOnlyASystemFileWorks() throws IOException {
        write("systems/erp.yaml", "system: erp\ncustomers: {files: 'c*', key: id, map: {name: n}}");
        HubConfig config = load(Map.of());
        assertThat(config.systems()).containsOnlyKeys("erp");
        assertThat(config.hub().currency()).isEqualTo("CNY");
        assertThat(config.ruleset().name()).isEqualTo("standard");
        assertThat(config.inbox("erp")).isEqualTo(home.root().resolve("inbox/erp"));
        assertThat(config.database().url())
                .isEqualTo("jdbc:h2:file:" + home.root().resolve("data/tierhub"));
    }

    @Test
    void aHomeThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> new ConfigLoader(new Home(root.resolve("none")), Layers.of(Map.of())).load())
                .isInstanceOf(ConfigRefused.class)
                .hasMessageContaining("there is no such home; make one with tierhub init DIR");
    }

    @Test
    void byteOrderMarksAndEmptyFilesAreFineAndOtherCharsetsAreNot() throws IOException {
        write("hub.yaml", "\uFEFFcurrency: USD\n");
        write("matching.yaml", "");
        write("survivorship.yaml", "# only words");
        assertThat(load(Map.of()).hub().currency()).isEqualTo("USD");
        Files.write(home.config().resolve("hub.yaml"), "zone: UTC\n# \u00e9".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(new ConfigLoader(home, Layers.of(Map.of())).check())
                .extracting(Problem::toString)
                .containsExactly("config/hub.yaml:2: not UTF-8 text; save the file as UTF-8");
    }

    @Test
    void theLaterLayerWinsAndTheOriginOfEachValueIsKept() throws IOException {
        write("application.properties", "tierhub.folders.data=f\ntierhub.folders.inbox=f\ntierhub.folders.routes=f\n");
        Layers layers = new Layers(
                Map.of("TIERHUB_FOLDERS_INBOX", "e", "TIERHUB_FOLDERS_ROUTES", "e", "TIERHUB_PORT", "tcp://10.0.0.1"),
                Map.of("tierhub.folders.routes", "s", "tierhub.install", "/opt"),
                Map.of());
        HubConfig config = new ConfigLoader(home, layers).load();
        assertThat(config.application().folders()).isEqualTo(new FolderSettings("e", "f", "s", 5));
        assertThat(config.properties().values())
                .extracting(Property::toString)
                .containsExactlyInAnyOrder(
                        "tierhub.folders.data=f (config/application.properties:1)",
                        "tierhub.folders.inbox=e (environment TIERHUB_FOLDERS_INBOX)",
                        "tierhub.folders.routes=s (system property tierhub.folders.routes)");
        Layers flags = new Layers(layers.environment(), layers.system(), Map.of("tierhub.folders.routes", "flag"));
        assertThat(new ConfigLoader(home, flags).load().application().folders().routes())
                .isEqualTo("flag");
    }

    @Test
    void aSecretMayComeFromAFileThatTheEnvironmentNames() throws IOException {
        Files.writeString(root.resolve("pw"), "s3cret\n");
        HubConfig config = load(Map.of(
                "TIERHUB_DATABASE_URL",
                "jdbc:h2:mem:x",
                "TIERHUB_DATABASE_PASSWORD_FILE",
                root.resolve("pw").toString()));
        assertThat(config.database().password()).isEqualTo("s3cret");
        assertThat(config.toString() + config.properties()).doesNotContain("s3cret");
    }

    @Test
    void camelsKeysAndPlaceholdersOfRoutesPassWithTheirReferencesFilledIn() throws IOException {
        write("application.properties", "camel.main.name=hub\nerp.jdbc.password = ${env:ERP_PW}\nlong=a\\\n  b\n");
        HubConfig config = load(Map.of("ERP_PW", "p"));
        assertThat(config.camel()).isEqualTo(Map.of("camel.main.name", "hub", "erp.jdbc.password", "p", "long", "ab"));
    }

    @Test
    void ratesAreReadByDayAndCurrency() throws IOException {
        write("rates.csv", "day,currency,rate\r\n2026-06-30,USD,7.1586\r\n\r\n\"2026-06-30\", EUR ,8.2\r\n");
        int day = (int) LocalDate.of(2026, 6, 30).toEpochDay();
        assertThat(load(Map.of()).rates().on("USD", day)).isEqualTo(new BigDecimal("7.1586"));
        assertThat(load(Map.of()).rates().on("EUR", day)).isEqualTo(new BigDecimal("8.2"));
    }

    @Test
    void theRulesetThatGradesIsTheNamedTheStandardOrTheOnlyOne() throws IOException {
        write("grading/q3.yaml", "name: q3");
        assertThat(load(Map.of()).ruleset().name()).isEqualTo("q3");
        write("grading/q4.yaml", "name: q4");
        assertThatThrownBy(() -> load(Map.of()))
                .hasMessageContaining("several rulesets are in config/grading (q3, q4)");
        write("grading/standard.yaml", "name: standard");
        assertThat(load(Map.of()).ruleset().name()).isEqualTo("standard");
        write("hub.yaml", "ruleset: q4");
        assertThat(load(Map.of()).ruleset().name()).isEqualTo("q4");
    }

    @Test
    void otherRoomsAddChecksOfTheirOwn() throws IOException {
        write("systems/erp.yaml", "system: erp\nkind: erp\ncustomers: {key: id, map: {name: n}}");
        SystemCheck check = (file, problems) -> file.places().refuse(problems, "kind", "no; yes");
        assertThat(new ConfigLoader(home, Layers.of(Map.of()), check).check())
                .extracting(Problem::toString)
                .containsExactly("config/systems/erp.yaml:2: kind = \"erp\": no; yes");
    }

    @Test
    void aNewHomeIsAValidHomeWithoutSystems() throws IOException {
        Home made = NewHome.make(Path.of(""), root.resolve("new"));
        HubConfig config = new ConfigLoader(made, Layers.of(Map.of())).load();
        assertThat(config.systems()).isEmpty();
        assertThat(made.config().resolve("grading/standard.yaml")).exists();
        assertThat(config.routes().resolve("templates")).isDirectory();
        assertThatThrownBy(() -> NewHome.make(Path.of(""), root.resolve("new")))
                .hasMessageContaining("is a home; choose another folder");
    }

    private HubConfig load(Map<String, String> environment) {
        return new ConfigLoader(home, Layers.of(environment)).load();
    }

    private void write(String file, String text) throws IOException {
        Path path = home.config().resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
