package io.tierhub.flow.http;

import io.tierhub.act.ChannelSettings;
import io.tierhub.flow.Notifier;
import io.tierhub.flow.SourceFault;
import io.tierhub.publish.RobotMessage;
import io.tierhub.vocabulary.ReachableAddresses;
import io.tierhub.vocabulary.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.camel.Exchange;
import org.apache.camel.component.mail.MailConfiguration;
import org.apache.camel.component.mail.MailEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;

/**
 * Robots and mail through a Camel of their own, which begins with the first notice. Addresses of robots are judged as those
 * of all requests; the mail server is the installation's own and may be anywhere.
 */
public final class ChannelCamel implements Notifier, AutoCloseable {
    private static final int TIMEOUT_MS = 15_000;
    private static final int MAX_ANSWER_BYTES = 65_536;
    private static final int SUBJECT_CHARS = 60;

    private final ReachableAddresses reachable;
    private @Nullable DefaultCamelContext camel;
    private @Nullable PullClient client;
    private @Nullable CamelHttp http;

    public ChannelCamel(ReachableAddresses reachable) {
        this.reachable = reachable;
    }

    @Override
    public @Nullable String send(ChannelSettings channel, String text, long nowMs) {
        DefaultCamelContext context = started();
        return channel.kind() == ChannelSettings.Kind.MAIL
                ? mail(context, channel, text)
                : robot(RobotMessage.of(channel, text, nowMs));
    }

    private @Nullable String robot(RobotMessage message) {
        try {
            HttpReply reply = Objects.requireNonNull(http)
                    .send(new HttpCall(
                            "POST",
                            URI.create(message.url()),
                            Map.of("Content-Type", "application/json; charset=utf-8"),
                            message.body(),
                            TIMEOUT_MS,
                            MAX_ANSWER_BYTES));
            return RobotMessage.refusal(reply.status(), new String(reply.body(), StandardCharsets.UTF_8));
        } catch (SourceFault fault) {
            return fault.getMessage();
        }
    }

    /** The address holds neither user nor password: addresses of endpoints are logged. */
    private static @Nullable String mail(DefaultCamelContext context, ChannelSettings channel, String text) {
        MailEndpoint endpoint = context.getEndpoint(channel.server(), MailEndpoint.class);
        MailConfiguration settings = endpoint.getConfiguration();
        settings.setConnectionTimeout(TIMEOUT_MS);
        @Nullable Secret password = channel.password();
        if (channel.user() != null && password != null) {
            settings.setUsername(channel.user());
            settings.setPassword(password.reveal());
        }
        Properties more = new Properties();
        more.setProperty("mail.smtp.timeout", Integer.toString(TIMEOUT_MS));
        more.setProperty("mail.smtp.starttls.enable", "true");
        more.setProperty("mail.smtp.starttls.required", Boolean.toString(password != null));
        settings.setAdditionalJavaMailProperties(more);
        Exchange sent = context.createFluentProducerTemplate()
                .to(endpoint)
                .withHeader("From", channel.from())
                .withHeader("To", channel.to())
                .withHeader("Subject", subject(text))
                .withHeader("Content-Type", "text/plain; charset=UTF-8")
                .withBody(text)
                .send();
        Exception failure = sent.getException();
        return failure == null
                ? null
                : "the mail server did not take it: " + failure.getClass().getSimpleName();
    }

    private static String subject(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() <= SUBJECT_CHARS ? line : line.substring(0, SUBJECT_CHARS);
    }

    private synchronized DefaultCamelContext started() {
        if (camel == null) {
            client = new PullClient(reachable);
            camel = new DefaultCamelContext();
            camel.getCamelContextExtension().setName("tierhub-channels");
            camel.getRegistry().bind(PullClient.NAME, client);
            camel.start();
            http = new CamelHttp(camel);
        }
        return camel;
    }

    @Override
    public synchronized void close() {
        if (camel != null) {
            camel.stop();
        }
        if (client != null) {
            client.close();
        }
    }
}
