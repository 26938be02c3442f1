package io.tierhub;

import io.tierhub.act.ActionTarget;
import io.tierhub.config.HubConfig;
import io.tierhub.config.SystemConfig;
import io.tierhub.flow.EnqueueTiers;
import io.tierhub.flow.Target;
import io.tierhub.intake.EntityMapping.UnknownCustomer;
import java.util.List;
import java.util.Locale;

/** The systems that hear about tiers, as the configuration has them. */
final class Targets {
    private Targets() {}

    static List<Target> of(HubConfig config) {
        return config.systems().values().stream()
                .filter(system -> system.push() != null)
                .map(system -> new Target(system.system(), system.push(), system.http()))
                .toList();
    }

    /** What is recorded for them when a tier changes. */
    static List<EnqueueTiers.Listener> listeners(HubConfig config) {
        return config.systems().values().stream()
                .filter(system -> system.push() != null)
                .map(system -> new EnqueueTiers.Listener(system.system(), sendsCustomers(system)))
                .toList();
    }

    /** What is recorded for them when there is something to do. */
    static List<ActionTarget> ofActions(HubConfig config) {
        return config.systems().values().stream()
                .filter(system -> system.push() != null && system.push().hearsEvents())
                .map(system -> new ActionTarget(
                        system.system(), system.kind().name().toLowerCase(Locale.ROOT), sendsCustomers(system)))
                .toList();
    }

    /** What is recorded for those that hear whole events when customers become one or several. */
    static List<EnqueueTiers.Listener> ofEvents(HubConfig config) {
        return config.systems().values().stream()
                .filter(system -> system.push() != null && system.push().hearsEvents())
                .map(system -> new EnqueueTiers.Listener(system.system(), sendsCustomers(system)))
                .toList();
    }

    /** What is recorded for those that ask for tags when one begins or ends. */
    static List<EnqueueTiers.Listener> ofTags(HubConfig config) {
        return config.systems().values().stream()
                .filter(system -> system.push() != null && system.push().hearsTags())
                .map(system -> new EnqueueTiers.Listener(system.system(), sendsCustomers(system)))
                .toList();
    }

    /** Whether customers come from a system, be it that its facts make bare ones. */
    private static boolean sendsCustomers(SystemConfig system) {
        return system.customers() != null
                || system.mappings().values().stream()
                        .anyMatch(mapping -> mapping.customerUnknown() == UnknownCustomer.CREATE);
    }
}
