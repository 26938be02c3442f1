package io.tierhub.store;

import io.tierhub.act.Item;
import io.tierhub.act.Run;
import io.tierhub.vocabulary.CustomerId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that there is to do for a customer. Times are epoch milliseconds.
 *
 * @param number the store's own; 0 until then
 * @param customer who it is for now; {@code origin}, {@code action} and {@code transition} name its {@link Run}
 * @param owner who does a task; differs from that of {@code item} once somebody was assigned or it has escalated
 * @param nextAt when it is looked at next; null: never again
 * @param toldAt when targets were told; null: not yet
 * @param reason why it was cancelled or skipped, or a person's note
 */
public record ItemRow(
        long number,
        long customer,
        long origin,
        String action,
        String transition,
        Item item,
        @Nullable String owner,
        Item.State state,
        @Nullable Long nextAt,
        @Nullable Long toldAt,
        @Nullable Long escalatedAt,
        @Nullable Long settledAt,
        @Nullable String settledBy,
        @Nullable String reason,
        int attempts) {

    /** A new one of a run; a task whose time has come is open at once. */
    public static ItemRow fresh(Run run, long customer, Item item, long nowMs) {
        boolean open = item.kind() == Item.Kind.TASK && item.startMs() <= nowMs;
        return new ItemRow(
                0,
                customer,
                run.origin(),
                run.action(),
                run.transition(),
                item,
                item.owner(),
                open ? Item.State.OPEN : Item.State.WAITING,
                item.startMs(),
                null,
                null,
                null,
                null,
                null,
                0);
    }

    /** How people name it: {@code T000012}. */
    public String id() {
        return String.format(Locale.ROOT, "T%06d", number);
    }

    /** The idempotency key: that of the run, its step and its occurrence. */
    public String key() {
        return new CustomerId(origin) + ":" + action + ":" + transition + "#" + item.step()
                + (item.occurrence() == 1 ? "" : "." + item.occurrence());
    }

    /** The same, looked at again later; null: never again. */
    public ItemRow later(@Nullable Long atMs) {
        return become(owner, state, atMs, toldAt, escalatedAt, settledAt, settledBy, reason, attempts);
    }

    /** The same after targets were told. */
    public ItemRow told(Item.State now, @Nullable Long nextMs, long atMs) {
        Long settled = now == Item.State.SENT ? (Long) atMs : settledAt;
        return become(owner, now, nextMs, atMs, escalatedAt, settled, settledBy, reason, attempts);
    }

    /** The same, at its end. */
    public ItemRow settled(Item.State end, long atMs, @Nullable String why) {
        return become(owner, end, null, toldAt, escalatedAt, atMs, settledBy, why, attempts);
    }

    /** The same in other hands. */
    public ItemRow escalated(String to, long atMs) {
        return become(to, state, null, toldAt, atMs, settledAt, settledBy, reason, attempts);
    }

    /** The same in the hands that a person gave it to. */
    public ItemRow assigned(String to) {
        return become(to, state, nextAt, toldAt, escalatedAt, settledAt, settledBy, reason, attempts);
    }

    /** The same, done; targets that heard of it will hear of that too. */
    public ItemRow done(String by, @Nullable String note, long atMs) {
        Long tell = toldAt == null ? null : (Long) atMs;
        return become(owner, Item.State.DONE, tell, toldAt, escalatedAt, atMs, by, note, attempts);
    }

    /** The same after one more attempt that failed. */
    public ItemRow failed(@Nullable Long nextMs, String why) {
        Item.State now = nextMs == null ? Item.State.SKIPPED : state;
        return become(owner, now, nextMs, toldAt, escalatedAt, settledAt, settledBy, why, attempts + 1);
    }

    /** Whose it is and what it is stays; what became of it changes. */
    private ItemRow become(
            @Nullable String who,
            Item.State now,
            @Nullable Long next,
            @Nullable Long told,
            @Nullable Long escalated,
            @Nullable Long settled,
            @Nullable String by,
            @Nullable String why,
            int tried) {
        return new ItemRow(
                number,
                customer,
                origin,
                action,
                transition,
                item,
                who,
                now,
                next,
                told,
                escalated,
                settled,
                by,
                why,
                tried);
    }

    /** The number of what people name {@code T000012}; an {@link IllegalArgumentException} says what is wrong. */
    public static long number(String id) {
        if (!id.matches("[Tt]\\d{1,18}")) {
            throw new IllegalArgumentException("not a task: '" + id + "' (expected T and digits, as in T000012)");
        }
        return Long.parseLong(id.substring(1));
    }
}
