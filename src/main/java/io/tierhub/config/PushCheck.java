package io.tierhub.config;

import io.tierhub.publish.JdbcTargetSettings;
import io.tierhub.publish.PushSettings;
import io.tierhub.store.JdbcSettings;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

/** What is told over HTTP, by SQL or through Kafka says where, and that can be there. */
final class PushCheck implements SystemCheck {
    @Override
    public void check(SystemFile file, Problems problems) {
        @Nullable PushSettings push = file.config().push();
        if (push == null) {
            return;
        }
        if (push.request() != null && file.config().http() == null) {
            file.places().refuse(problems, "push.request", "a request needs an address; add http: to the system");
        }
        if (push.jdbc() != null) {
            database(file, push.jdbc(), problems);
        }
        if (push.kafka() != null
                && push.kafka().ca() != null
                && !Files.isReadable(file.home().root().resolve(push.kafka().ca()))) {
            file.places()
                    .refuse(
                            problems,
                            "push.kafka.ca",
                            "the file cannot be read; correct the path, which is relative to the home");
        }
    }

    /** The rules of a database that is pulled from hold for one that is updated. */
    private static void database(SystemFile file, JdbcTargetSettings jdbc, Problems problems) {
        try {
            new JdbcSettings(jdbc.url(), jdbc.user(), jdbc.password(), null, jdbc.timeout());
        } catch (IllegalArgumentException refused) {
            file.places().refuse(problems, "push.jdbc", String.valueOf(refused.getMessage()));
        }
    }
}
