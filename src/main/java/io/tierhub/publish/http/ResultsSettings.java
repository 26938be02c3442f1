package io.tierhub.publish.http;

import io.tierhub.intake.http.Expectation;
import io.tierhub.intake.http.JsonPlace;
import io.tierhub.publish.template.PushTemplate;
import io.tierhub.vocabulary.Setting;
import org.jspecify.annotations.Nullable;

/** What an answer says of each customer of a request. A customer of whom it says nothing has failed, unless only failures are listed. */
public record ResultsSettings(
        @Setting("The JSON pointer of the results: an array, or an object of them by place or identifier.")
        JsonPlace at,

        @Setting(value = "How a result is found: by position in the request, or by id.", def = "position")
        By by,

        @Setting(value = "The JSON pointer of the identifier in a result, where it is found by it.", def = "/id")
        JsonPlace id,

        @Setting(value = "What stands there for a customer.", def = "\"{external}\"")
        PushTemplate key,

        @Setting("What a result says that is good; left out: being listed is.") @Nullable Expectation success,

        @Setting("What a result says of a record that the target does not have.") @Nullable Expectation notThere,

        @Setting("The JSON pointer of the code of a failure, which is shown; texts never are.")
        @Nullable JsonPlace code,

        @Setting(value = "Whether failures alone are listed.", def = "false")
        boolean failuresOnly) {

    /** How the result of a customer is found. */
    public enum By {
        POSITION,
        ID
    }
}
