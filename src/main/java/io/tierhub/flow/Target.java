package io.tierhub.flow;

import io.tierhub.intake.http.HttpSourceSettings;
import io.tierhub.publish.PushSettings;
import org.jspecify.annotations.Nullable;

/**
 * A system that hears about tiers.
 *
 * @param http where its own interface is; null if it has none, or none is used
 */
public record Target(
        String system, PushSettings push, @Nullable HttpSourceSettings http) {
    public Target(String system, PushSettings push) {
        this(system, push, null);
    }
}
