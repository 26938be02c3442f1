package io.tierhub.config;

import io.tierhub.intake.EntityMapping;
import io.tierhub.intake.PullSettings;
import java.util.Objects;

/** What is pulled says from where, and what could be pulled from is. */
final class PullCheck implements SystemCheck {
    @Override
    public void check(SystemFile file, Problems problems) {
        boolean queries = false;
        boolean requests = false;
        for (var pulled : file.config().pulls().entrySet()) {
            String path = pulled.getKey().configName() + ".pull";
            PullSettings pull = Objects.requireNonNull(pulled.getValue().pull());
            if (pull.query() != null && file.config().jdbc() == null) {
                file.places().refuse(problems, path, "a query needs a database; add jdbc: to the system");
            }
            if (pull.request() != null && file.config().http() == null) {
                file.places().refuse(problems, path, "a request needs an address; add http: to the system");
            }
            if (pull.request() != null
                    && pull.request().since() != null
                    && pulled.getValue().mode() == EntityMapping.Mode.SNAPSHOT) {
                file.places()
                        .refuse(problems, path, "a snapshot is the whole list; leave out since, or mode: snapshot");
            }
            queries |= pull.query() != null;
            requests |= pull.request() != null;
        }
        if (file.config().jdbc() != null && !queries) {
            file.places().refuse(problems, "jdbc", "no entity is pulled from it; add pull: {query: ...} to one");
        }
        boolean told = file.config().push() != null && file.config().push().request() != null;
        if (file.config().http() != null && !requests && !told) {
            file.places()
                    .refuse(
                            problems,
                            "http",
                            "nothing is asked of it or told to it; add pull: {request: ...} to an entity, or push: {request: ...}");
        }
    }
}
