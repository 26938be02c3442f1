package io.tierhub;

import io.tierhub.config.HubConfig;
import io.tierhub.flow.Channel;
import io.tierhub.flow.FolderChannel;
import io.tierhub.flow.TableChannel;
import io.tierhub.flow.Target;
import io.tierhub.flow.WebhookChannel;
import io.tierhub.flow.WebhookSender;
import io.tierhub.flow.http.PullHttp;
import io.tierhub.flow.kafka.KafkaCamel;
import io.tierhub.publish.JdbcTargetSettings;
import io.tierhub.publish.PushSettings;
import io.tierhub.store.JdbcSettings;
import io.tierhub.store.TargetTable;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How each target is spoken to, put together when it is first handed something: by the way that its system file names. */
final class TargetChannels implements Channel.Channels {
    private final Map<String, Channel> made = new ConcurrentHashMap<>();
    private final HubConfig config;
    private final WebhookSender webhooks;
    private final PullHttp http;
    private final KafkaCamel topics;
    private final InstantSource clock;

    TargetChannels(HubConfig config, WebhookSender webhooks, PullHttp http, KafkaCamel topics, InstantSource clock) {
        this.config = config;
        this.webhooks = webhooks;
        this.http = http;
        this.topics = topics;
        this.clock = clock;
    }

    @Override
    public Channel of(Target target) {
        return made.computeIfAbsent(target.system(), system -> make(target));
    }

    private Channel make(Target target) {
        PushSettings push = target.push();
        if (push.webhook() != null) {
            return new WebhookChannel(
                    target, push.webhook(), webhooks, config.hub().zone(), clock);
        }
        if (push.file() != null) {
            return new FolderChannel(
                    target,
                    push.file(),
                    config.home().root().resolve(push.file().folder()));
        }
        if (push.jdbc() != null) {
            return new TableChannel(target, push.jdbc(), table(push.jdbc()));
        }
        if (push.kafka() != null) {
            return topics.channel(target, push.kafka(), config.hub().zone());
        }
        return http.channel(target);
    }

    private TargetTable table(JdbcTargetSettings at) {
        JdbcSettings database = new JdbcSettings(at.url(), at.user(), at.password(), null, at.timeout());
        return new TargetTable(database, at.update().bound(), Sources.drivers(config));
    }
}
