package io.tierhub.flow;

import io.tierhub.flow.PlannedSend.Told;
import io.tierhub.publish.EventData;
import io.tierhub.vocabulary.Tier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * What would be handed to one target if it took everything, page after page: an event of a customer is told from the tier that
 * the event before it told. In memory are a page and a tier of each customer.
 */
final class PlanSends {
    private final Target target;
    private final Channel channel;
    private final Deliveries deliveries;
    private final Map<Long, Tier> told = new HashMap<>();

    PlanSends(Target target, Channel channel, Deliveries deliveries) {
        this.target = target;
        this.channel = channel;
        this.deliveries = deliveries;
    }

    /** The events that a pass takes at once. */
    void page(List<DueEvent> page, Consumer<PlannedSend> plan) {
        Map<Long, String> before = deliveries.acknowledged(target.system(), page);
        List<DueEvent> due = new ArrayList<>(page.size());
        Map<String, Told> events = new HashMap<>();
        for (DueEvent each : page) {
            Told event = told(each, before);
            due.add(event.due());
            events.put(each.row().id(), event);
        }
        for (Preview preview : channel.preview(due)) {
            plan.accept(new PlannedSend(
                    preview,
                    Arrays.stream(preview.ids().split(","))
                            .map(events::get)
                            .filter(Objects::nonNull)
                            .toList()));
        }
    }

    private Told told(DueEvent event, Map<Long, String> before) {
        long customer = event.row().customer();
        Told next =
                new Told(new DueEvent(event.row(), told.getOrDefault(customer, event.from())), before.get(customer));
        Tier tells = EventData.tier(event.row().data());
        if (tells != null) {
            told.put(customer, tells);
            before.put(customer, event.row().data());
        }
        return next;
    }
}
