package io.tierhub.behaviour;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The dictionary of kinds as it stood when a run began. Immutable. */
public final class Kinds {
    private final @Nullable Kind[] byId;

    private Kinds(@Nullable Kind[] byId) {
        this.byId = byId;
    }

    /** Takes a snapshot; two kinds with one id are an {@link IllegalArgumentException}. */
    public static Kinds of(Collection<Kind> kinds) {
        int size = 0;
        for (Kind kind : kinds) {
            size = Math.max(size, kind.id() + 1);
        }
        @Nullable Kind[] byId = new @Nullable Kind[size];
        for (Kind kind : kinds) {
            Kind other = byId[kind.id()];
            if (other != null && !other.equals(kind)) {
                throw new IllegalArgumentException("kinds " + other + " and " + kind + " share an id");
            }
            byId[kind.id()] = kind;
        }
        return new Kinds(byId);
    }

    /** One more than the largest id. */
    public int size() {
        return byId.length;
    }

    /** The kind of an id; null where the dictionary has a gap. */
    public @Nullable Kind get(int id) {
        return id < byId.length ? byId[id] : null;
    }
}
