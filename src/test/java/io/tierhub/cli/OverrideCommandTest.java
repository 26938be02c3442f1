package io.tierhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierhub.Hub;
import io.tierhub.cli.CommandRig.Ran;
import io.tierhub.config.Home;
import io.tierhub.config.HubConfig;
import io.tierhub.flow.BusinessClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What persons say about grading, typed as commands. */
class OverrideCommandTest {
    private static final String ERP = """
            system: erp
            customers:
              files: "customers*"
              key: no
              map: {type: {const: organization}, name: name}
            orders:
              files: "orders*"
              key: id
              customer: no
              map: {placed_at: day, amount: amount}
            """;
    private static final String RULES = """
            name: fit
            measures: {importance: {attribute: importance}}
            models:
              scores: {fit: {parts: [{of: importance, weight: 1, scale: band, bands: {0: 10, 50: 90}}]}}
              tags: {key: {when: importance > 50.0}}
            policy: {composite: [{model: fit, weight: 1}], min_orders: 0, min_history_days: 0}
            """;

    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    @TempDir
    private Path folder;

    private CommandRig rig;

    @BeforeEach
    void open() throws IOException {
        rig = new CommandRig(folder);
        CommandRig.run(Path.of("").toAbsolutePath(), "init", rig.home.toString());
        rig.system("erp", ERP);
        rig.write("home/config/grading/fit.yaml", RULES);
        String hub = java.nio.file.Files.readString(rig.home.resolve("config/hub.yaml"));
        rig.write("home/config/hub.yaml", hub.replaceAll("(?m)^ruleset:.*\\n", "") + "\nruleset: fit\n");
        done(
                "load",
                "erp",
                rig.write("customers.csv", "no,name\n1,杭州砚池化工有限公司\n2,成都临江仪表有限公司\n")
                        .toString());
        done(
                "load",
                "erp",
                rig.write("orders.csv", "id,no,day,amount\na,1," + today.minusDays(5) + ",10\n")
                        .toString());
        done("score", "erp:1", "importance", "20", "--by", "Wang");
    }

    @Test
    void aTierIsAskedForApprovedListedExplainedAndEnded() {
        String until = today.plusDays(10).toString();
        assertThat(done("override", "set", "M000001", "A", "--reason", "KEY_ACCOUNT", "--until", until, "--by", "Wang"))
                .contains(
                        "Override 2: M000001 A pin until " + until
                                + ", KEY_ACCOUNT, by Wang: waits for a second person · 待批准",
                        "tierhub override approve 2 --by NAME · 须由第二人批准后生效");
        assertThat(ran("override", "approve", "2", "--by", "wang").code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(json("override", "approve", "2", "--by", "Li").get("state").asText())
                .isEqualTo("IN_FORCE");
        done("grade");
        assertThat(done("explain", "M000001"))
                .contains(
                        "  A since " + today,
                        "by override",
                        "pinned to A by Wang until " + until
                                + " (KEY_ACCOUNT, approved by Li); the machine would say D",
                        "由Wang固定为A，" + until + "起失效（KEY_ACCOUNT，Li批准）；按规则应为D",
                        "What persons say of the tier · 人工等级",
                        "ends soon · 即将到期",
                        "a second person agreed: A pin until " + until);
        JsonNode tier = json("explain", "erp:1").get("tier");
        assertThat(tier.get("machine").asText()).isEqualTo("D");
        assertThat(tier.get("source").asText()).isEqualTo("override");
        JsonNode listed = json("override", "list").get(0);
        assertThat(listed.get("customer_tier").asText()
                        + listed.get("machine_tier").asText())
                .isEqualTo("AD");
        assertThat(listed.get("approved_by").asText()).isEqualTo("Li");
        assertThat(listed.get("ends_soon").asBoolean()).isTrue();
        assertThat(done("override", "list", "erp:2")).contains("0 overrides · 人工等级 0 项");
        assertThat(done("override", "end", "2", "--by", "Wang")).contains("was ended before its time · 已提前结束");
        assertThat(done("override", "list")).contains("0 overrides");
        assertThat(done("override", "list", "--all")).contains("2  M000001 (erp:1), now A, by the rules D");
        assertThat(done("review", "list", "--decided")).contains("1 decisions stand");
        assertThat(done("export", "review")).contains("MANUAL,OVERRIDDEN", "MANUAL,APPROVED", "MANUAL,OVERRIDE_ENDED");
    }

    @Test
    void aProspectsOverrideSaysThatItDoesNothing() {
        done("grade");
        String until = today.plusDays(30).toString();
        done("override", "set", "erp:2", "B", "--reason", "HOPE", "--until", until, "--by", "Wang");
        done("grade");
        assertThat(done("override", "list"))
                .contains("now PROSPECT", "but it does nothing, as the customer has no counted order yet", "不起作用");
        assertThat(json("override", "list").get(0).get("idle").asBoolean()).isTrue();
    }

    @Test
    void whileADaemonRunsTheCommandIsItsOwnByTheSocket() throws IOException {
        String until = today.plusDays(30).toString();
        ZoneId zone = ZoneId.of("Asia/Shanghai");
        BusinessClock clock = new BusinessClock(Clock.system(zone), zone, today);
        try (Hub hub = new Hub(HubConfig.load(new Home(rig.home)), clock);
                DaemonSocket daemon = DaemonSocket.open(
                        hub.config().data(),
                        (call, out, err) -> Main.run(
                                new Surroundings(out, err, call.directory(), call.terminal(), hub, call.args())))) {
            assertThat(daemon).isNotNull();
            hub.grading().grade(today, false);
            assertThat(done("override", "set", "erp:1", "C", "--reason", "CREDIT", "--until", until, "--by", "Wang"))
                    .contains("M000001 C pin until " + until);
            assertThat(hub.stewardship().overriding().list(null, false))
                    .as("the daemon's own hub has it, and no other process wrote")
                    .extracting(each -> each.override().by())
                    .containsExactly("Wang");
            done("grade");
            assertThat(json("override", "list").get(0).get("customer_tier").asText())
                    .isEqualTo("C");
            assertThat(ran("override", "end", "99", "--by", "Wang").code()).isEqualTo(ExitCode.BAD_INPUT);
        }
    }

    @Test
    void anOverrideWithoutAnEndOrForTooLongOrOfNobodyIsRefused() {
        assertThat(ran("override", "set", "M000001", "C", "--reason", "X", "--by", "Wang")
                        .code())
                .isEqualTo(ExitCode.USAGE);
        Ran late = ran(
                "override",
                "set",
                "M000001",
                "C",
                "--reason",
                "X",
                "--until",
                today.plusDays(366).toString(),
                "--by",
                "Wang");
        assertThat(late.code()).isEqualTo(ExitCode.USAGE);
        assertThat(late.err()).contains("from 1 to 365 days, not 366");
        assertThat(ran(
                                "override",
                                "set",
                                "M000099",
                                "C",
                                "--reason",
                                "X",
                                "--until",
                                today.plusDays(9).toString(),
                                "--by",
                                "W")
                        .code())
                .isEqualTo(ExitCode.BAD_INPUT);
    }

    @Test
    void whatAPersonScoresIsGradedListedAndTakenBack() {
        done("grade");
        assertThat(done("export", "tiers")).contains("M000001,D");
        assertThat(done("score", "M000001", "importance", "80", "--by", "Li", "--note", "board decision"))
                .contains("Decision 2 (pinned): M000001 attributes.importance = 80");
        done("grade");
        assertThat(done("export", "tiers")).contains("M000001,A");
        assertThat(done("score", "M000001"))
                .contains(
                        "attributes.importance = 80, by Li",
                        "decision 2: board decision",
                        "1 values by persons · 人工录入 1 项");
        JsonNode scores = json("score", "erp:1").get("scores");
        assertThat(scores).hasSize(1);
        assertThat(scores.get(0).get("by").asText()).isEqualTo("Li");
        done("score", "M000001", "importance", "--clear", "--by", "Li");
        done("grade");
        assertThat(done("export", "tiers")).contains("M000001,UNGRADED");
        assertThat(ran("score", "M000001", "importance", "--by", "Li").code()).isEqualTo(ExitCode.USAGE);
        assertThat(ran("score", "M000001", "importance", "9").code()).isEqualTo(ExitCode.USAGE);
        Ran typo = ran("score", "M000001", "contract_amout", "9", "--by", "Li");
        assertThat(typo.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(typo.err()).contains("did you mean contract_amount?", "attributes.contract_amout");
    }

    private String done(String... args) {
        Ran ran = ran(args);
        assertThat(ran.code()).as(ran.err() + ran.out()).isZero();
        return ran.out();
    }

    private JsonNode json(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("-o", "json"));
        Ran ran = ran(all.toArray(String[]::new));
        assertThat(ran.code()).as(ran.err()).isZero();
        return ran.json();
    }

    private Ran ran(String... args) {
        return rig.atHome(args);
    }
}
