package io.tierhub.flow;

import io.tierhub.publish.Answer;
import io.tierhub.publish.WebhookSettings;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;

/** A target that hears whole events by webhook, one signed request each. */
public final class WebhookChannel implements Channel {
    private final Target target;
    private final WebhookSettings webhook;
    private final WebhookSender sender;
    private final ZoneId zone;
    private final InstantSource clock;

    /** @param zone the business zone, in which times are written */
    public WebhookChannel(
            Target target, WebhookSettings webhook, WebhookSender sender, ZoneId zone, InstantSource clock) {
        this.target = target;
        this.webhook = webhook;
        this.sender = sender;
        this.zone = zone;
        this.clock = clock;
    }

    @Override
    public int most() {
        return 1;
    }

    @Override
    public List<List<DueEvent>> groups(List<DueEvent> due) {
        return due.stream().map(List::of).toList();
    }

    @Override
    public Handed hand(List<DueEvent> group) {
        Answer answer = sender.send(request(group.get(0)), webhook);
        return Handed.all(group, answer);
    }

    @Override
    public List<Preview> preview(List<DueEvent> due) {
        return due.stream()
                .map(this::request)
                .map(request -> new Preview(target.system(), request.id(), request.body()))
                .toList();
    }

    private WebhookRequest request(DueEvent due) {
        return WebhookRequest.of(target.system(), webhook, due, zone, clock.millis());
    }
}
