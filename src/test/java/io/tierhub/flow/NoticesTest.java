package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notices reach a robot over real HTTP and a mailbox over real SMTP. */
class NoticesTest {
    private static final String NOTICE = """
            first_run: all
            texts: {came: {zh: "新客户 ${customer}", en: "A new customer: ${customer}, tier ${tier}"}}
            channels:
              people: %s
            actions:
              - {id: tell, on: {enter: {tier: PROSPECT}}, once: [{notice: people, text: came}]}
            """;

    private ActionRig shop;

    @BeforeEach
    void open(@TempDir Path home) throws Exception {
        shop = new ActionRig(home);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private void oneComes(String channel) throws Exception {
        shop.actions(NOTICE.formatted(channel));
        shop.customers("1,Ada Lovelace,ada@example.com,,,yes,");
        shop.tick();
    }

    @Test
    void aRobotHearsOnceAndARefusalIsTriedAgain() throws Exception {
        oneComes("{kind: wecom, url: \"" + shop.stub.url("/robot") + "\", language: en}");
        shop.stub.received.clear();
        shop.stub.behaviour = StubTarget.status(503);
        assertThat(shop.hub.hub().notices().send()).isOne();
        assertThat(shop.items("1")).containsExactly("came WAITING");
        shop.stub.behaviour = StubTarget.status(200);
        assertThat(shop.hub.hub().notices().send()).as("not yet").isZero();
        shop.hub.calendar.later(Duration.ofSeconds(10));
        assertThat(shop.hub.hub().notices().send()).isOne();
        assertThat(shop.items("1")).containsExactly("came SENT");
        assertThat(shop.hub.hub().notices().send()).isZero();
        assertThat(shop.stub.received)
                .hasSize(2)
                .allMatch(each -> each.uri().getPath().equals("/robot"));
        assertThat(shop.stub.received.get(1).json().at("/markdown/content").asText())
                .isEqualTo("A new customer: " + shop.hub.customer("erp", "1") + ", tier PROSPECT");
    }

    @Test
    void aMailboxGetsBothLanguages() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
        server.start();
        try {
            oneComes("{kind: mail, server: \"smtp://127.0.0.1:"
                    + server.getSmtp().getPort() + "\", from: hub@example.com, to: sales@example.com}");
            assertThat(shop.hub.hub().notices().send()).isOne();
            assertThat(server.getReceivedMessages()).hasSize(1);
            var mail = server.getReceivedMessages()[0];
            assertThat(mail.getSubject()).startsWith("新客户 M000001");
            assertThat(mail.getAllRecipients()[0]).hasToString("sales@example.com");
            assertThat(mail.getContent().toString()).contains("新客户 M000001").contains("A new customer: M000001");
            assertThat(GreenMailUtil.getWholeMessage(mail)).doesNotContain("Lovelace");
        } finally {
            server.stop();
        }
    }
}
