package io.tierhub.behaviour;

import io.tierhub.vocabulary.Entity;
import java.util.Set;

/** Which kinds of events belong to some types, looked up once a run. */
final class EventTypes {
    private static final String TICKET = "TICKET";
    private static final String INTERACTION = "INTERACTION";

    private final boolean[] kinds;
    private final boolean orders;

    EventTypes(Set<String> types, Kinds kinds) {
        this.kinds = new boolean[kinds.size()];
        orders = types.contains(Measure.ORDER);
        for (int id = 0; id < this.kinds.length; id++) {
            Kind kind = kinds.get(id);
            this.kinds[id] = kind != null && types.stream().anyMatch(type -> matches(type, kind));
        }
    }

    /** Whether counted orders belong to them. */
    boolean orders() {
        return orders;
    }

    boolean has(short kind) {
        return kinds[kind];
    }

    /** Whether a ticket or an interaction of that kind is of that type. */
    static boolean matches(String type, Kind kind) {
        if (kind.entity() == Entity.TICKETS) {
            return type.equals(TICKET);
        }
        return kind.entity() == Entity.INTERACTIONS && (type.equals(INTERACTION) || type.equals(kind.kind()));
    }
}
