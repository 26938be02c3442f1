package io.tierhub.behaviour;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Role and currency of every kind, looked up once a run. */
final class Roles {
    private final Role[] roles;
    private final @Nullable String[] currencies;
    private final Rates rates;

    Roles(FoldRules rules) {
        Kinds kinds = rules.kinds();
        rates = rules.rates();
        roles = new Role[kinds.size()];
        currencies = new @Nullable String[kinds.size()];
        Arrays.fill(roles, Role.NONE);
        for (int id = 0; id < roles.length; id++) {
            Kind kind = kinds.get(id);
            if (kind != null) {
                roles[id] = Role.of(kind, rules.countedStatuses());
                currencies[id] = rates.reporting().equals(kind.currency()) ? rates.reporting() : kind.currency();
            }
        }
    }

    Role of(short kind) {
        if (kind >= roles.length) {
            throw new IllegalStateException("an event has kind " + kind + ", which the dictionary of " + roles.length
                    + " kinds does not hold: it must be read after the events");
        }
        return roles[kind];
    }

    @Nullable String currency(short kind) {
        return currencies[kind];
    }

    /** Whether amounts of that kind need no rate. */
    boolean reporting(short kind) {
        return currencies[kind] == rates.reporting(); // the same instance, by construction
    }
}
