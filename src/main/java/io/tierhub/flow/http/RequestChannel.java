package io.tierhub.flow.http;

import io.tierhub.flow.Channel;
import io.tierhub.flow.DueEvent;
import io.tierhub.flow.Handed;
import io.tierhub.flow.Preview;
import io.tierhub.flow.ReadBack;
import io.tierhub.flow.SourceFault;
import io.tierhub.flow.Target;
import io.tierhub.intake.http.Ask;
import io.tierhub.publish.Answer;
import io.tierhub.publish.TierChange;
import io.tierhub.publish.http.PushAnswer;
import io.tierhub.publish.http.PushRequest;
import io.tierhub.publish.http.PushRequestSettings;
import io.tierhub.publish.http.ReadSettings;
import io.tierhub.publish.template.CannotSayException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A target that is told of tiers over its own HTTP interface. */
final class RequestChannel implements Channel {
    private final Target target;
    private final PushRequestSettings settings;
    private final PushCaller caller;

    RequestChannel(Target target, PushRequestSettings settings, PushCaller caller) {
        this.target = target;
        this.settings = settings;
        this.caller = caller;
    }

    /**
     * An event in the words of the target.
     *
     * @param request null: there is none to make
     * @param answer null: the target has to be asked
     */
    private record Said(
            DueEvent due,
            @Nullable PushRequest request,
            @Nullable Answer answer) {}

    @Override
    public int most() {
        return settings.most();
    }

    @Override
    public List<List<DueEvent>> groups(List<DueEvent> due) {
        List<DueEvent> unasked = new ArrayList<>();
        List<List<DueEvent>> alone = new ArrayList<>();
        Map<String, List<List<DueEvent>>> joint = new LinkedHashMap<>();
        for (DueEvent each : due) {
            Said said = said(each);
            if (said.request() == null) {
                unasked.add(each);
            } else if (settings.most() == 1 || refusedAlone(each)) {
                alone.add(List.of(each));
            } else {
                List<List<DueEvent>> groups =
                        joint.computeIfAbsent(said.request().group(), group -> new ArrayList<>());
                if (groups.isEmpty() || groups.get(groups.size() - 1).size() == settings.most()) {
                    groups.add(new ArrayList<>());
                }
                groups.get(groups.size() - 1).add(each);
            }
        }
        List<List<DueEvent>> all = new ArrayList<>();
        if (!unasked.isEmpty()) {
            all.add(unasked);
        }
        joint.values().forEach(all::addAll);
        all.addAll(alone);
        return all;
    }

    /** What was refused by itself goes by itself from then on: it would drag down whatever it is sent with. */
    private boolean refusedAlone(DueEvent due) {
        @Nullable Integer status = due.row().lastStatus();
        boolean each = settings.batch() != null && settings.batch().results() != null;
        return status != null && (PushAnswer.ofContent(status) || status / 100 == 2 && !each);
    }

    @Override
    public Handed hand(List<DueEvent> group) {
        List<Said> said = group.stream().map(this::said).toList();
        List<PushRequest> requests = new ArrayList<>();
        for (Said each : said) {
            if (each.request() != null) {
                requests.add(each.request());
            }
        }
        if (requests.isEmpty()) {
            return Handed.unasked(answers(said, List.of()));
        }
        if (!caller.mayAsk()) {
            return Handed.later();
        }
        try {
            PushAnswer answer = caller.ask(PushRequest.joined(settings, requests));
            PushAnswer.Meaning meaning = answer.of(settings, requests);
            return Handed.answered(answer.status(), answers(said, meaning.answers()), meaning.refused());
        } catch (SourceFault silent) {
            Answer none = Answer.none(String.valueOf(silent.getMessage()));
            return Handed.answered(
                    0, answers(said, requests.stream().map(each -> none).toList()), false);
        }
    }

    private static List<Answer> answers(List<Said> said, List<Answer> ofRequests) {
        List<Answer> answers = new ArrayList<>(said.size());
        int next = 0;
        for (Said each : said) {
            answers.add(each.answer() != null ? each.answer() : ofRequests.get(next++));
        }
        return answers;
    }

    @Override
    public boolean readable() {
        return settings.read() != null;
    }

    @Override
    public List<ReadBack> read(List<DueEvent> events) {
        List<ReadBack> read = new ArrayList<>(events.size());
        boolean silent = false;
        for (DueEvent each : events) {
            ReadBack one = silent ? ReadBack.SILENT : read(each);
            silent = one.state() == ReadBack.State.SILENT;
            read.add(one);
        }
        return read;
    }

    private ReadBack read(DueEvent due) {
        ReadSettings reading = Objects.requireNonNull(settings.read(), "asked for where it is readable alone");
        try {
            @Nullable Ask ask = PushRequest.reading(reading, due.values(target));
            if (ask == null) {
                return ReadBack.NOT_THERE;
            }
            return caller.mayAsk() ? read(caller.read(ask), reading) : ReadBack.SILENT;
        } catch (CannotSayException cannot) {
            return ReadBack.NOT_THERE;
        } catch (SourceFault silent) {
            return ReadBack.SILENT;
        }
    }

    private ReadBack read(PushAnswer answer, ReadSettings reading) {
        if (answer.lacksRecord(settings)) {
            return ReadBack.NOT_THERE;
        }
        boolean told = answer.status() / 100 == 2 && !answer.document().isMissingNode();
        return told ? ReadBack.of(reading.at().text(answer.document())) : ReadBack.SILENT;
    }

    @Override
    public List<Preview> preview(List<DueEvent> due) {
        List<Preview> previews = new ArrayList<>();
        for (List<DueEvent> group : groups(due)) {
            List<PushRequest> requests = new ArrayList<>();
            for (DueEvent each : group) {
                @Nullable PushRequest request = said(each).request();
                if (request != null) {
                    requests.add(request);
                }
            }
            if (!requests.isEmpty()) {
                String ids = group.stream().map(each -> each.row().id()).collect(Collectors.joining(","));
                previews.add(new Preview(target.system(), ids, caller.shown(PushRequest.joined(settings, requests))));
            }
        }
        return previews;
    }

    private Said said(DueEvent due) {
        if (!due.row().type().equals(TierChange.TYPE)) {
            return new Said(due, null, Answer.notThere(0)); // left from when the target heard whole events
        }
        try {
            var values = due.values(target);
            return PushRequest.hasRecord(settings, values)
                    ? new Said(due, PushRequest.of(settings, values), null)
                    : new Said(due, null, Answer.notThere(0));
        } catch (CannotSayException cannot) {
            return new Said(due, null, Answer.cannotSay(String.valueOf(cannot.getMessage())));
        }
    }
}
