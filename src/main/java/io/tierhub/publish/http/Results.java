package io.tierhub.publish.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tierhub.publish.Answer;
import io.tierhub.publish.http.ResultsSettings.By;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The results of a joint request, customer by customer. */
final class Results {
    private final ResultsSettings settings;
    private final JsonNode results;
    private final Map<String, List<JsonNode>> byId = new HashMap<>();

    Results(ResultsSettings settings, JsonNode document) {
        this.settings = settings;
        this.results = document.at(settings.at().pointer());
        if (settings.by() == By.ID) {
            results.forEach(each -> {
                @Nullable String id = settings.id().text(each);
                if (id != null) {
                    byId.computeIfAbsent(id, known -> new ArrayList<>()).add(each);
                }
            });
        }
    }

    List<Answer> of(int status, List<PushRequest> sent) {
        List<Answer> answers = new ArrayList<>();
        int position = 0;
        for (PushRequest request : sent) {
            // Identifiers of failed rows are not always the target's own, so any good result of a customer is one.
            List<JsonNode> mine = settings.by() == By.ID
                    ? byId.getOrDefault(request.key(), List.of())
                    : from(position, request.items());
            answers.add(one(status, mine));
            position += request.items();
        }
        return answers;
    }

    private List<JsonNode> from(int position, int count) {
        List<JsonNode> mine = new ArrayList<>();
        for (int i = position; i < position + count; i++) {
            JsonNode result = results.isObject() ? results.path(Integer.toString(i)) : results.path(i);
            if (!result.isMissingNode()) {
                mine.add(result);
            }
        }
        return mine;
    }

    private Answer one(int status, List<JsonNode> mine) {
        if (mine.isEmpty()) {
            return settings.failuresOnly()
                    ? Answer.of(status, null)
                    : Answer.refused(status, "the answer says nothing of this customer");
        }
        if (mine.stream().anyMatch(each -> settings.notThere() != null && settings.notThere().met(each))) {
            return Answer.notThere(status);
        }
        boolean good = !settings.failuresOnly()
                && (settings.success() == null
                        || (settings.by() == By.ID
                                ? mine.stream().anyMatch(settings.success()::met)
                                : mine.stream().allMatch(settings.success()::met)));
        return good ? Answer.of(status, null) : Answer.refused(status, "the target refuses this customer" + code(mine));
    }

    private String code(List<JsonNode> mine) {
        JsonNode failed = mine.stream()
                .filter(each -> settings.success() == null || !settings.success().met(each))
                .findFirst()
                .orElse(MissingNode.getInstance());
        return settings.code() == null ? "" : ": " + PushAnswer.said(settings.code(), failed);
    }
}
