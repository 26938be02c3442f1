package io.tierhub.publish.http;

import io.tierhub.intake.http.JsonPlace;
import io.tierhub.publish.template.PushTemplate;
import io.tierhub.publish.template.PushValues;
import io.tierhub.vocabulary.Setting;
import java.util.Map;

/** How the field that holds the tier is read at the target, one customer a request. */
public record ReadSettings(
        @Setting("What follows the url of http:, as in /api/v2/contacts/{external}; it is asked for with GET.")
        PushTemplate path,

        @Setting("Parameters of the address.") Map<String, PushTemplate> query,

        @Setting("Where the answer holds what {tier} was written to, as in /fields/tier.")
        JsonPlace at) {

    public ReadSettings {
        if (!path.text().startsWith("/")) {
            throw new IllegalArgumentException("path must begin with /: it follows the url of http:");
        }
        boolean named = path.names().stream().anyMatch(PushValues::identifies)
                || query.values().stream()
                        .anyMatch(each -> each.names().stream().anyMatch(PushValues::identifies));
        if (!named) {
            throw new IllegalArgumentException("nothing says which record is read; put {external} into path or query");
        }
    }
}
