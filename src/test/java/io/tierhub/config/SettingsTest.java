package io.tierhub.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierhub.cleanse.CleanseRules;
import io.tierhub.intake.EntityMapping;
import io.tierhub.vocabulary.Entity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings records of this room: their defaults and every key. What they refuse is in {@link BadConfigTest}. */
class SettingsTest {
    @Test
    void theHubsDefaults() {
        HubSettings hub = Bound.good(HubSettings.class, "");
        assertThat(hub).isEqualTo(new HubSettings(ZoneId.of("Asia/Shanghai"), "CNY", "CN", null, 90, 20, 90, null));
        assertThat(hub.cleanseRules()).isEqualTo(CleanseRules.defaults());
    }

    @Test
    void everyKeyOfTheHub() {
        HubSettings hub = Bound.good(HubSettings.class, """
                zone: Europe/Berlin
                currency: EUR
                country: DE
                day_first: true
                ruleset: q3
                """);
        assertThat(hub).isEqualTo(new HubSettings(ZoneId.of("Europe/Berlin"), "EUR", "DE", true, 90, 20, 90, "q3"));
        assertThat(hub.cleanseRules()).isEqualTo(new CleanseRules(ZoneId.of("Europe/Berlin"), "DE", "EUR", true));
    }

    @Test
    void theDefaultsOfASystem() {
        SystemConfig system = Bound.good(SystemConfig.class, "system: a\ncustomers: {key: k, map: {name: n}}");
        assertThat(system.kind()).isEqualTo(SystemConfig.Kind.OTHER);
        assertThat(system.mappings()).containsOnlyKeys(Entity.CUSTOMERS);
        assertThat(system.customers().mode()).isEqualTo(EntityMapping.Mode.UPSERT);
        assertThat(system.push()).isNull();
    }

    @Test
    void everyKeyOfASystem() {
        SystemConfig system = Bound.good(SystemConfig.class, """
                system: erp
                kind: erp
                customers:
                  files: "c*"
                  key: [id, no]
                  mode: snapshot
                  map: {name: [n, m], type: {const: organization}, attributes: {area: a}}
                  format: {charset: GB18030, delimiter: tab, quote: none, header_row: 3, sheet: data}
                orders: {files: "o*", customer: {email: e}, customer_unknown: create, map: {placed_at: d, amount: a}}
                tickets: {customer: [c, d], map: {opened_at: d}}
                interactions: {customer: {phone: p}, map: {at: d}}
                push:
                  webhook:
                    url: https://a.example/hook
                    secret: "0123456789012345678901234"
                    previous_secret: "a123456789012345678901234"
                    timeout_seconds: 5
                """);
        assertThat(system.kind()).isEqualTo(SystemConfig.Kind.ERP);
        assertThat(system.mappings()).containsOnlyKeys(Entity.values());
        assertThat(system.customers().mode()).isEqualTo(EntityMapping.Mode.SNAPSHOT);
        assertThat(system.customers().hints().headerRow()).isEqualTo(3);
        assertThat(system.customers().map().entries())
                .extracting(entry -> entry.path())
                .containsExactly("name", "type", "attributes.area");
        assertThat(system.orders().customer().email().names()).isEqualTo(List.of("e"));
        assertThat(system.push().webhook().timeoutSeconds()).isEqualTo(5);
        assertThat(system.toString()).doesNotContain("0123456789012345678901234");
    }

    @Test
    void everyKeyOfTheApplication(@TempDir Path root) throws IOException {
        Files.createDirectories(root.resolve("config"));
        Files.writeString(root.resolve("config/application.properties"), """
                tierhub.database.url=jdbc:h2:mem:a
                tierhub.database.user=u
                tierhub.database.password=p
                tierhub.folders.inbox=/i
                tierhub.folders.data=d
                tierhub.folders.routes=r
                tierhub.folders.quiet_seconds=60
                """);
        HubConfig config = new ConfigLoader(new Home(root), Layers.of(Map.of())).load();
        assertThat(config.database().user()).isEqualTo("u");
        assertThat(config.database().password()).isEqualTo("p");
        assertThat(config.application().folders().quietSeconds()).isEqualTo(60);
        assertThat(config.inbox("erp")).isEqualTo(Path.of("/i/erp"));
        assertThat(config.data()).isEqualTo(root.toAbsolutePath().normalize().resolve("d"));
        assertThat(config.routes()).isEqualTo(root.toAbsolutePath().normalize().resolve("r"));
    }

    @Test
    void settingsOfTheApplicationAndOfASystemHoldAtTheirEdges() {
        int quiet = FolderSettings.MAX_QUIET_SECONDS;
        assertThat(new FolderSettings("inbox", "data", "routes", quiet).quietSeconds())
                .isEqualTo(3_600);
        assertThatThrownBy(() -> new FolderSettings("inbox", "data", "routes", quiet + 1))
                .hasMessageContaining("0 to 3600, not 3601");
        assertThat(new HttpSettings("localhost", HttpSettings.MAX_PORT).port()).isEqualTo(65_535);
        assertThatThrownBy(() -> new HttpSettings("localhost", HttpSettings.MAX_PORT + 1))
                .hasMessageContaining("0 to 65535, not 65536");
        String name = "n".repeat(SystemConfig.LONGEST_NAME);
        assertThat(SystemConfig.isName(name)).isTrue();
        assertThat(SystemConfig.isName(name + "n")).isFalse();
    }

    @Test
    void aFileOfSettingsMayHaveSoManyBytesAndNotOneMore(@TempDir Path root) throws IOException {
        Path file = root.resolve("rates.csv");
        Files.write(file, spaces((int) ConfigFile.BYTES));
        Problems problems = new Problems();
        assertThat(ConfigFile.text(new Home(root), file, problems)).isPresent();
        assertThat(problems.all()).isEmpty();
        Files.write(file, spaces((int) ConfigFile.BYTES + 1));
        assertThat(ConfigFile.text(new Home(root), file, problems)).isEmpty();
        assertThat(problems.all()).singleElement().asString().contains("longer than 16777216 bytes");
    }

    @Test
    void aFileOfASecretMayHaveSoManyBytesAndNotOneMore(@TempDir Path root) throws IOException {
        Interpolation filler = new Interpolation(root, Map.of());
        Files.write(root.resolve("secret"), spaces((int) Interpolation.FILE_BYTES));
        assertThat(filler.resolve("${file:secret}")).isEmpty();
        Files.write(root.resolve("secret"), spaces((int) Interpolation.FILE_BYTES + 1));
        assertThatThrownBy(() -> filler.resolve("${file:secret}")).hasMessageContaining("longer than 65536 bytes");
    }

    private static byte[] spaces(int count) {
        byte[] spaces = new byte[count];
        Arrays.fill(spaces, (byte) ' ');
        return spaces;
    }

    @Test
    void theSystemFilesOfTheDemoAreValid(@TempDir Path root) throws IOException {
        Path systems = Files.createDirectories(root.resolve("config/systems"));
        for (Path file : ConfigFile.list(Path.of("examples", "systems-demo"), ".yaml")) {
            Files.copy(file, systems.resolve(file.getFileName().toString()));
        }
        assertThat(new ConfigLoader(new Home(root), Layers.of(Map.of())).check())
                .isEmpty();
    }
}
