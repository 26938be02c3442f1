package io.tierhub.publish.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierhub.intake.http.Expectation;
import io.tierhub.intake.http.JsonPlace;
import io.tierhub.publish.Answer;
import io.tierhub.publish.template.PushValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an answer to a request means for each event in it. Texts of the target are never part of the words, as they quote
 * customers; codes are.
 *
 * @param status HTTP's
 * @param document the JSON that was answered; a missing node where there was none
 */
public record PushAnswer(int status, @Nullable String retryAfter, JsonNode document) {
    /** Statuses by which a target refuses what a request holds, not who asks or when. */
    private static final Set<Integer> OF_CONTENT = Set.of(400, 404, 409, 410, 413, 414, 417, 422);

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]{1,40}");

    /**
     * What came of the events of a request.
     *
     * @param answers one for each, in their order
     * @param refused the request was refused for what it holds: if it holds several, each half is to be sent by itself
     */
    public record Meaning(List<Answer> answers, boolean refused) {}

    /** Whether a status refuses what a request holds. */
    public static boolean ofContent(int status) {
        return OF_CONTENT.contains(status);
    }

    /** What it means for the events of a request. */
    public Meaning of(PushRequestSettings settings, List<PushRequest> sent) {
        if (status == 429 || status == 503) {
            return all(sent, Answer.of(status, retryAfter));
        }
        if (met(settings.busy())) {
            return all(sent, Answer.busy(status, retryAfter, "the target says that it is asked too often"));
        }
        boolean one = sent.size() == 1;
        if (met(settings.notThere()) || settings.gone().contains(status) && namesRecord(settings)) {
            return one ? all(sent, Answer.notThere(status)) : refused(sent, Answer.of(status, null));
        }
        if (status / 100 != 2) {
            Answer answer = Answer.refused(status, "status " + status);
            return OF_CONTENT.contains(status) ? refused(sent, answer) : all(sent, answer);
        }
        if (settings.job() != null && met(settings.job().failed())) {
            return refused(sent, Answer.refused(status, "the job that the target made of the request has failed"));
        }
        if (settings.success() != null && !met(settings.success())) {
            return refused(
                    sent,
                    Answer.refused(
                            status, "its answer says " + said(settings.success().at(), document)));
        }
        @Nullable JsonPlace count = settings.batch() == null ? null : settings.batch().count();
        if (count != null && !Integer.toString(sent.size()).equals(count.text(document))) {
            return refused(sent, Answer.refused(status, "not all of what was sent was changed"));
        }
        return new Meaning(each(settings, sent), false);
    }

    /** Whether it says that the target does not have the record that was asked for. */
    public boolean lacksRecord(PushRequestSettings settings) {
        return met(settings.notThere()) || settings.gone().contains(status);
    }

    private List<Answer> each(PushRequestSettings settings, List<PushRequest> sent) {
        @Nullable ResultsSettings results =
                settings.batch() == null ? null : settings.batch().results();
        if (results != null) {
            return new Results(results, document).of(status, sent);
        }
        List<Answer> answers = new ArrayList<>();
        for (PushRequest request : sent) {
            boolean told = settings.echo() == null
                    || request.tier().equals(settings.echo().text(document));
            answers.add(
                    told
                            ? Answer.of(status, null)
                            : Answer.refused(status, "it answers well, and " + settings.echo() + " is not the tier"));
        }
        return answers;
    }

    private boolean met(@Nullable Expectation expectation) {
        return expectation != null && !document.isMissingNode() && expectation.met(document);
    }

    private static boolean namesRecord(PushRequestSettings settings) {
        return settings.path().names().stream().anyMatch(PushValues::identifies);
    }

    private static Meaning all(List<PushRequest> sent, Answer answer) {
        return new Meaning(sent.stream().map(each -> answer).toList(), false);
    }

    private static Meaning refused(List<PushRequest> sent, Answer answer) {
        return new Meaning(sent.stream().map(each -> answer).toList(), true);
    }

    /** A code at a place, or that there is none. */
    static String said(JsonPlace place, JsonNode document) {
        @Nullable String text = place.text(document);
        boolean code = text != null && CODE.matcher(text).matches();
        return place + " " + (code ? text : text == null ? "is missing" : "is a text");
    }
}
