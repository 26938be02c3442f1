package io.tierhub.flow.http;

import io.tierhub.intake.http.AuthSettings;
import io.tierhub.intake.http.HttpSourceSettings;
import io.tierhub.intake.http.LoginSettings;
import io.tierhub.intake.http.RateSettings;
import io.tierhub.vocabulary.WebAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The credentials of all sources: who says in the same way who it is shares one. */
final class Credentials {
    private final Map<Key, Credential> all = new HashMap<>();
    private final Map<Key, List<RateSettings>> apart = new HashMap<>();
    private final Map<Key, RequestBudget> ofPushes = new HashMap<>();

    /** @param origin null: the login tells them apart */
    private record Key(@Nullable String origin, @Nullable AuthSettings auth) {
        static Key of(HttpSourceSettings source) {
            @Nullable AuthSettings auth = source.auth();
            boolean byLogin = auth != null && auth.opening() != null;
            return new Key(byLogin ? null : WebAddress.of(source.url()).origin(), auth);
        }
    }

    Credentials(Collection<HttpSourceSettings> sources, Patience patience, Waits waits) {
        Map<Key, List<RateSettings>> rates = new HashMap<>();
        for (HttpSourceSettings source : sources) {
            List<RateSettings> stated = rates.computeIfAbsent(Key.of(source), key -> new ArrayList<>());
            if (source.rate() != null) {
                stated.add(source.rate());
            }
        }
        rates.forEach((key, stated) -> {
            @Nullable LoginSettings opening = key.auth() == null ? null : key.auth().opening();
            Login login = opening == null ? null : new Login(opening, patience, waits);
            all.put(key, new Credential(Credential.budget(stated), login, waits));
        });
    }

    /** Notes that pushes to an account have a budget apart from its pulls. Before anybody asks for it. */
    void apart(HttpSourceSettings source, RateSettings stated) {
        apart.computeIfAbsent(Key.of(source), key -> new ArrayList<>()).add(stated);
    }

    /** The budget of the pushes to an account: one of their own, the strictest of those stated, or that of its pulls. */
    synchronized RequestBudget ofPushes(HttpSourceSettings source) {
        Key key = Key.of(source);
        @Nullable List<RateSettings> stated = apart.get(key);
        return stated == null
                ? of(source).budget()
                : ofPushes.computeIfAbsent(key, of -> Credential.budget(stated));
    }

    Credential of(HttpSourceSettings source) {
        return Objects.requireNonNull(all.get(Key.of(source)), "a source that was not there at the start");
    }
}
