package io.tierhub.act;

import io.tierhub.vocabulary.Setting;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When an action begins, and how long it holds: exactly one of the keys. */
public record Trigger(
        @Setting("Begins when a customer comes to be so, and holds while it is.") @Nullable States enter,

        @Setting("Begins when a customer no longer is so, and holds until it is again.") @Nullable States leave,

        @Setting("Begins when a customer goes from one to the other.") @Nullable Change change,

        @Setting("Holds while a customer is so, whenever it came to be so.") @Nullable States during) {

    /** A change from one kind of state to another; it holds until the customer leaves the second. */
    public record Change(
            @Setting("What the customer was.") States from,

            @Setting("What it is now.") States to) {}

    public Trigger {
        int keys = (enter == null ? 0 : 1) + (leave == null ? 0 : 1) + (change == null ? 0 : 1) + (during == null ? 0 : 1);
        if (keys != 1) {
            throw new IllegalArgumentException("on takes exactly one of enter, leave, change, during");
        }
    }

    /** Whether an action that has begun still holds. */
    boolean holds(CustomerState now) {
        if (leave != null) {
            return !leave.fit(now);
        }
        return goal().fit(now);
    }

    /** Whether it begins with this step of a customer. */
    boolean begins(@Nullable CustomerState before, CustomerState now) {
        if (leave != null) {
            return leave.fit(before) && !leave.fit(now);
        }
        if (change != null && !change.from.fit(before)) {
            return false;
        }
        return goal().fit(now) && (during != null || !goal().fit(before));
    }

    /** Names the step: what changed of that which this trigger looks at, and the day. The same step has the same name. */
    String transition(@Nullable CustomerState before, CustomerState now, String day) {
        List<String> parts = new ArrayList<>();
        States looked = goal();
        if (looked.tier() != null) {
            step(parts, "tier", before == null ? "" : before.tier().name(), now.tier().name());
        }
        if (looked.stage() != null) {
            step(parts, "stage", before == null ? null : before.stage(), now.stage());
        }
        if (looked.tag() != null) {
            for (String tag : CustomerState.union(before == null ? List.of() : before.tags(), now.tags())) {
                boolean was = before != null && before.tags().contains(tag);
                if (looked.tag().names().contains(tag) && was != now.tags().contains(tag)) {
                    parts.add("tag:" + (was ? "-" : "+") + tag);
                }
            }
        }
        return (parts.isEmpty() ? "during" : String.join(";", parts)) + "@" + day;
    }

    private static void step(List<String> parts, String what, @Nullable String from, @Nullable String to) {
        String before = from == null ? "" : from;
        String now = to == null ? "" : to;
        if (!before.equals(now)) {
            parts.add(what + ":" + before + ">" + now);
        }
    }

    /** The states that this is about: those that the customer comes to, or leaves. */
    States goal() {
        States goal = enter != null ? enter : during != null ? during : change != null ? change.to : leave;
        if (goal == null) {
            throw new IllegalStateException("refused when it was made");
        }
        return goal;
    }
}
