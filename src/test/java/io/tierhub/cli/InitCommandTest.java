package io.tierhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.cli.CommandRig.Ran;
import io.tierhub.flow.CamelRuntime;
import io.tierhub.flow.WebhookClient;
import io.tierhub.flow.WebhookHeaders;
import io.tierhub.vocabulary.ReachableAddresses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.apache.camel.component.file.GenericFileFilter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Typed in the project's root, which is an installation. */
class InitCommandTest {
    private static final Path INSTALL = Path.of("").toAbsolutePath();

    /** Stands where the routes hand files over. */
    public static final class NoInbox {
        public void take(String file) {
            throw new AssertionError("no route runs here: " + file);
        }
    }

    @TempDir
    private Path folder;

    private Path home;

    @BeforeEach
    void home() {
        home = folder.resolve("hub");
    }

    @Test
    void aNewHomeHoldsTheShippedConfigurationAndIsFine() {
        Ran ran = init(home.toString());
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out())
                .contains(
                        "In " + home + " written: config/, routes/, inbox/",
                        "tierhub init --system NAME",
                        "zendesk",
                        "TIERHUB_HOME=" + home);
        assertThat(home.resolve("config/hub.yaml")).hasSameTextualContentAs(INSTALL.resolve("config/hub.yaml"));
        assertThat(home.resolve("routes/templates/folder.yaml")).exists();
        assertThat(home.resolve("routes/templates/webhook.yaml")).exists();
        assertThat(home.resolve("inbox")).isEmptyDirectory();
        assertThat(home.resolve("config/systems")).isEmptyDirectory();
        assertThat(at("check").code()).isZero();
    }

    @Test
    void whatIsThereIsRefusedAndLeftAsItIs() throws IOException {
        Files.createDirectories(home.resolve("config"));
        refused("config is there already", "init", home.toString());
        assertThat(home.resolve("routes")).doesNotExist();
        Files.createDirectories(folder.resolve("other/routes"));
        refused("routes is there already", "init", folder.resolve("other").toString());
        assertThat(folder.resolve("other/config")).doesNotExist();
        refused(
                "is a file",
                "init",
                Files.writeString(folder.resolve("file"), "").toString());
        refused("is a home; choose another folder", "init", "--home", INSTALL.toString());
    }

    @Test
    void theHomeFlagNamesTheNewHomeToo() {
        assertThat(CommandRig.run(INSTALL, "init", "--home", home.toString()).code())
                .isZero();
        assertThat(home.resolve("config/matching.yaml")).exists();
    }

    @Test
    void aReadySystemIsCopiedAndGetsItsRoute() throws Exception {
        init(home.toString());
        Ran ran = at("init", "--system", "zendesk");
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out())
                .contains(
                        "config/systems/zendesk.yaml, routes/zendesk.yaml",
                        "set ZENDESK_EMAIL, ZENDESK_TOKEN in the environment",
                        "tierhub check",
                        "tierhub load zendesk FILE");
        assertThat(home.resolve("config/systems/zendesk.yaml"))
                .hasSameTextualContentAs(INSTALL.resolve("examples/systems/zendesk.yaml"));
        assertThat(at("check").code()).isEqualTo(ExitCode.CONFIG);
        assertThat(at("check").err() + at("check").out()).contains("the environment variable ZENDESK_TOKEN is not set");
        assertThat(routes()).containsExactly("folder-zendesk");
    }

    @Test
    void aReadySystemThatTakesFilesAlonePassesAsItIs() {
        init(home.toString());
        Ran ran = at("init", "--system", "jdy");
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out()).doesNotContain("environment");
        assertThat(at("check").code()).isZero();
    }

    @Test
    void aSystemThatIsPushedToGetsARouteForThatToo() throws Exception {
        Path install = folder.resolve("install");
        Ran made = CommandRig.run(INSTALL, "init", install.toString());
        assertThat(made.code()).isZero();
        Files.createDirectories(install.resolve("examples/systems"));
        Files.writeString(install.resolve("examples/systems/shop-eu.yaml"), """
                system: shop-eu
                push:
                  webhook: {url: "https://shop.example/tiers", secret: "${env:NOT_SET_YET}"}
                """);
        CommandRig.run(install, "init", home.toString());
        Ran ran = CommandRig.run(install, "init", "--system", "shop-eu", "--home", home.toString());
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(routes()).containsExactlyInAnyOrder("folder-shop-eu", "push-shop-eu");
    }

    @Test
    void anExportGivesAFirstMappingThatReadsIt() throws IOException {
        init(home.toString());
        Path export = Files.writeString(folder.resolve("customers 2025.csv"), "客户编码,客户名称,手机\n1,甲公司,13800138000\n");
        Ran ran = at("init", "--from", export.toString(), "--system", "erp", "-o", "json");
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.json().at("/written/0").asText()).isEqualTo("config/systems/erp.yaml");
        assertThat(ran.json().at("/written/1").asText()).isEqualTo("routes/erp.yaml");
        assertThat(at("check").code()).isZero();
        assertThat(at("read", "--system", "erp", export.toString()).code()).isZero();
    }

    @Test
    void aSystemThatIsThereIsLeftAsItIsAndSoIsItsRoute() throws IOException {
        init(home.toString());
        Path route = Files.writeString(home.resolve("routes/odoo.yaml"), "# mine\n");
        Ran first = at("init", "--system", "odoo");
        assertThat(first.code()).isZero();
        assertThat(first.out()).contains("routes/odoo.yaml, which was there already and is left as it is");
        assertThat(route).hasContent("# mine\n");
        refused(
                "config/systems/odoo.yaml is there already and is left as it is",
                "init",
                "--system",
                "odoo",
                "--home",
                home.toString());
    }

    @Test
    void mistakesSayWhatToTypeInstead() {
        refused("there is no home at " + home, "init", "--system", "odoo", "--home", home.toString());
        init(home.toString());
        refused("did you mean zendesk?", "init", "--system", "zendsk", "--home", home.toString());
        refused("--from needs a name for the system", "init", "--from", "a.csv", "--home", home.toString());
        refused("one step at a time", "init", home.toString(), "--system", "odoo");
        Ran missing = at("init", "--from", folder.resolve("no.csv").toString(), "--system", "erp");
        assertThat(missing.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(missing.err()).contains("there is no file");
        assertThat(home.resolve("config/systems")).isEmptyDirectory();
    }

    /** The routes that the route files of the home make, by Camel itself. */
    private Set<String> routes() throws Exception {
        Map<String, Object> beans = Map.of(
                "inbox",
                new NoInbox(),
                "settledFiles",
                (GenericFileFilter<?>) file -> false,
                WebhookClient.NAME,
                new WebhookClient(ReachableAddresses.PUBLIC),
                WebhookHeaders.NAME,
                new WebhookHeaders());
        Map<String, String> properties =
                Map.of("tierhub.folders.inbox", home.resolve("inbox").toString());
        try (CamelRuntime camel =
                CamelRuntime.start(home.resolve("routes"), properties, Set.of(), Map.of(), Set.of(), beans, false)) {
            return Set.copyOf(camel.context().getRoutes().stream()
                    .map(route -> route.getId())
                    .toList());
        }
    }

    private Ran init(String folder) {
        return CommandRig.run(INSTALL, "init", folder);
    }

    private Ran at(String... args) {
        CommandRig rig = new CommandRig(INSTALL);
        String[] all = Arrays.copyOf(args, args.length + 2);
        all[args.length] = "--home";
        all[args.length + 1] = home.toString();
        return rig.run(all);
    }

    private static void refused(String message, String... args) {
        Ran ran = CommandRig.run(INSTALL, args);
        assertThat(ran.err()).contains(message);
        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
    }
}
