package io.tierhub.flow.kafka;

import io.tierhub.flow.Channel;
import io.tierhub.flow.DueEvent;
import io.tierhub.flow.Handed;
import io.tierhub.flow.Preview;
import io.tierhub.flow.Target;
import io.tierhub.publish.Answer;
import io.tierhub.publish.KafkaTargetSettings;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A target that hears whole events through a topic of Kafka, many on their way at once. */
final class KafkaChannel implements Channel {
    private final Target target;
    private final KafkaTargetSettings settings;
    private final TopicWriter writer;
    private final ZoneId zone;

    /** @param zone the business zone, in which times are written */
    KafkaChannel(Target target, KafkaTargetSettings settings, TopicWriter writer, ZoneId zone) {
        this.target = target;
        this.settings = settings;
        this.writer = writer;
        this.zone = zone;
    }

    @Override
    public int most() {
        return KafkaTargetSettings.MOST;
    }

    @Override
    public List<List<DueEvent>> groups(List<DueEvent> due) {
        List<List<DueEvent>> groups = new ArrayList<>();
        for (int from = 0; from < due.size(); from += KafkaTargetSettings.MOST) {
            groups.add(due.subList(from, Math.min(due.size(), from + KafkaTargetSettings.MOST)));
        }
        return groups;
    }

    @Override
    public Handed hand(List<DueEvent> group) {
        List<@Nullable TopicRecord> records = group.stream().map(this::record).toList();
        List<TopicRecord> told = new ArrayList<>();
        for (TopicRecord each : records) {
            if (each != null) {
                told.add(each);
            }
        }
        List<Answer> written = told.isEmpty() ? List.of() : writer.write(told);
        List<Answer> answers = new ArrayList<>(group.size());
        int next = 0;
        for (TopicRecord each : records) {
            answers.add(each == null ? Answer.notThere(0) : written.get(next++));
        }
        if (told.isEmpty()) {
            return Handed.unasked(answers);
        }
        boolean silent = written.stream().allMatch(TopicFault::silence);
        return silent ? Handed.answered(0, answers, false) : Handed.taken(answers, 0);
    }

    @Override
    public List<Preview> preview(List<DueEvent> due) {
        List<Preview> previews = new ArrayList<>();
        for (DueEvent each : due) {
            @Nullable TopicRecord record = record(each);
            if (record != null) {
                String body = new String(record.value(), StandardCharsets.UTF_8);
                previews.add(new Preview(
                        target.system(), each.row().id(), settings.topic() + " " + record.key() + " " + body));
            }
        }
        return previews;
    }

    private @Nullable TopicRecord record(DueEvent due) {
        return TopicRecord.of(target, settings, due, zone);
    }
}
