package io.tierhub.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.cleanse.CleanseRules;
import io.tierhub.intake.EntityMapping;
import io.tierhub.vocabulary.Entity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings records of this room: their defaults and every key. What they refuse is in {@link BadConfigTest}. */
class SettingsTest {
    @Test
    void theHubsDefaults() {
        HubSettings hub = Bound.good(HubSettings.class, "");
        assertThat(hub).isEqualTo(new HubSettings(ZoneId.of("Asia/Shanghai"), "CNY", "CN", null, null));
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
        assertThat(hub).isEqualTo(new HubSettings(ZoneId.of("Europe/Berlin"), "EUR", "DE", true, "q3"));
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
    void theSystemFilesOfTheDemoAreValid(@TempDir Path root) throws IOException {
        Path systems = Files.createDirectories(root.resolve("config/systems"));
        for (Path file : ConfigFile.list(Path.of("examples", "systems-demo"), ".yaml")) {
            Files.copy(file, systems.resolve(file.getFileName().toString()));
        }
        assertThat(new ConfigLoader(new Home(root), Layers.of(Map.of())).check())
                .isEmpty();
    }
}
