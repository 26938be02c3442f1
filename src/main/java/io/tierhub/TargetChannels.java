package io.tierhub;

import io.tierhub.config.HubConfig;
import io.tierhub.flow.Channel;
import io.tierhub.flow.Target;
import io.tierhub.flow.WebhookChannel;
import io.tierhub.flow.WebhookSender;
import io.tierhub.flow.http.PullHttp;
import io.tierhub.publish.PushSettings;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How each target is spoken to, put together when it is first handed something: by the way that its system file names. */
final class TargetChannels implements Channel.Channels {
    private final Map<String, Channel> made = new ConcurrentHashMap<>();
    private final HubConfig config;
    private final WebhookSender webhooks;
    private final PullHttp http;
    private final InstantSource clock;

    TargetChannels(HubConfig config, WebhookSender webhooks, PullHttp http, InstantSource clock) {
        this.config = config;
        this.webhooks = webhooks;
        this.http = http;
        this.clock = clock;
    }

    @Override
    public Channel of(Target target) {
        return made.computeIfAbsent(target.system(), system -> make(target));
    }

    private Channel make(Target target) {
        PushSettings push = target.push();
        if (push.webhook() != null) {
            return new WebhookChannel(target, push.webhook(), webhooks, config.hub().zone(), clock);
        }
        return http.channel(target);
    }
}
