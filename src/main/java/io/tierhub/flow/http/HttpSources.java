package io.tierhub.flow.http;

import io.tierhub.config.SystemConfig;
import io.tierhub.flow.Channel;
import io.tierhub.flow.PageSource;
import io.tierhub.flow.PageSources;
import io.tierhub.flow.SourceFault;
import io.tierhub.flow.Target;
import io.tierhub.intake.Limits;
import io.tierhub.intake.PullSettings;
import io.tierhub.intake.PulledJson;
import io.tierhub.intake.http.HttpSourceSettings;
import io.tierhub.intake.http.PullPosition;
import io.tierhub.intake.http.RequestSettings;
import io.tierhub.publish.http.PushRequestSettings;
import java.util.Collection;
import java.util.Objects;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** Pulls and pushes over HTTP. Credentials live as long as this does, so tokens and budgets outlast single pulls. */
public final class HttpSources implements PageSources {
    private final Credentials credentials;
    private final Patience patience;
    private final Http http;
    private final Waits waits;

    /** @param systems all that there are */
    HttpSources(Collection<SystemConfig> systems, Http http, Waits waits, DoubleSupplier chance) {
        this.waits = waits;
        this.http = http;
        this.patience = new Patience(http, waits, chance);
        this.credentials = new Credentials(
                systems.stream()
                        .map(SystemConfig::http)
                        .filter(Objects::nonNull)
                        .toList(),
                patience,
                waits);
        for (SystemConfig system : systems) {
            @Nullable PushRequestSettings push = system.push() == null ? null : system.push().request();
            if (system.http() != null && push != null && push.rate() != null) {
                credentials.apart(system.http(), push.rate());
            }
        }
    }

    /** The way to a target that is told over its own HTTP interface. */
    Channel channel(Target target) {
        HttpSourceSettings at = Objects.requireNonNull(target.http(), "checked with the configuration");
        PushRequestSettings push = Objects.requireNonNull(target.push().request(), "asked for such targets alone");
        return new RequestChannel(
                target,
                push,
                new PushCaller(push, at, credentials.of(at), credentials.ofPushes(at), http, waits));
    }

    @Override
    public PageSource open(Order order) throws SourceFault {
        HttpSourceSettings source = Objects.requireNonNull(order.system().http(), "checked with the configuration");
        @Nullable PullSettings pull = order.mapping().pull();
        RequestSettings request =
                Objects.requireNonNull(pull == null ? null : pull.request(), "checked with the configuration");
        try {
            return new HttpPages(
                    new Source(source, credentials.of(source), patience, waits),
                    request,
                    new PulledJson(order.name(), request.records(), Limits.DEFAULT),
                    PullPosition.of(order.cursor()),
                    waits);
        } catch (IllegalArgumentException e) {
            throw SourceFault.refused(String.valueOf(e.getMessage()));
        }
    }
}
