package io.tierhub.config;

import io.tierhub.intake.PullSettings;
import java.util.Objects;

/** What is pulled says from where, and what could be pulled from is. */
final class PullCheck implements SystemCheck {
    @Override
    public void check(SystemFile file, Problems problems) {
        boolean queries = false;
        for (var pulled : file.config().pulls().entrySet()) {
            String path = pulled.getKey().configName() + ".pull";
            PullSettings pull = Objects.requireNonNull(pulled.getValue().pull());
            if (pull.query() == null) {
                file.places().refuse(problems, path, "nothing says what to ask for; add query: and jdbc:");
            } else if (file.config().jdbc() == null) {
                file.places().refuse(problems, path, "a query needs a database; add jdbc: to the system");
            }
            queries |= pull.query() != null;
        }
        if (file.config().jdbc() != null && !queries) {
            file.places().refuse(problems, "jdbc", "no entity is pulled from it; add pull: {query: ...} to one");
        }
    }
}
