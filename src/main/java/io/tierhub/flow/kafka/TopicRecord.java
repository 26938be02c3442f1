package io.tierhub.flow.kafka;

import io.tierhub.flow.DueEvent;
import io.tierhub.flow.Target;
import io.tierhub.publish.EventBody;
import io.tierhub.publish.KafkaTargetSettings;
import io.tierhub.publish.template.Where;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event as it goes into a topic: a CloudEvent in structured mode, whose attributes stand in the headers too. */
record TopicRecord(String key, Map<String, String> headers, byte[] value) {
    private static final String STRUCTURED = "application/cloudevents+json; charset=utf-8";

    /** The record of an event; null where the customer has no key in the system that the key is of. */
    static @Nullable TopicRecord of(Target target, KafkaTargetSettings topic, DueEvent due, ZoneId zone) {
        @Nullable String key = topic.key().fill(due.values(target), Where.TEXT);
        if (key == null) {
            return null;
        }
        EventBody body = due.body();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", STRUCTURED);
        body.attributes(zone).forEach((name, value) -> headers.put("ce_" + name, value));
        return new TopicRecord(key, headers, body.bytes(zone));
    }

    /** Nothing of it: it holds a customer. */
    @Override
    public String toString() {
        return "TopicRecord[...]";
    }
}
