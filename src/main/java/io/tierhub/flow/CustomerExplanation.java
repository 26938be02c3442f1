package io.tierhub.flow;

import io.tierhub.master.Pin;
import io.tierhub.master.Rule;
import io.tierhub.master.Standing;
import io.tierhub.match.PairExplanation;
import io.tierhub.store.CustomerEvents.Cause;
import io.tierhub.store.CustomerEvents.Kind;
import io.tierhub.store.Delivery;
import io.tierhub.vocabulary.Bilingual;
import io.tierhub.vocabulary.CustomerId;
import io.tierhub.vocabulary.PartyType;
import io.tierhub.vocabulary.SourceKey;
import io.tierhub.vocabulary.Tier;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the hub knows and thinks about one customer. Times are in the business zone.
 *
 * @param asked the identifier that was asked for; differs from {@code id} where that one was merged away
 * @param golden by field, in the order of the canonical fields
 * @param evidence of every source record, with the record of the same customer that speaks most for it; empty where the
 *     customer has one record
 * @param happened how the customer came together and apart, oldest first
 * @param contacts the first of those whose facts count for this customer
 * @param contactCount all of them
 * @param tier null: not graded yet, or not graded itself
 * @param history spans of days, oldest first
 * @param overrides what persons say of the tier: those that are not over, newest first
 * @param tags that the customer has, by name
 * @param told by target, what it was told
 * @param doing the actions that hold for it
 */
public record CustomerExplanation(
        CustomerId asked,
        CustomerId id,
        PartyType type,
        String name,
        Standing standing,
        List<Golden> golden,
        List<Source> sources,
        List<Evidence> evidence,
        List<Happened> happened,
        List<Link> contacts,
        int contactCount,
        List<Graded> grades,
        @Nullable Current tier,
        List<Span> history,
        List<StandingOverride> overrides,
        List<Tag> tags,
        List<Told> told,
        List<Doing> doing) {

    /** A field of the golden record: what survived, and what did not. */
    public record Golden(String field, List<Stated> kept, List<Stated> lost) {}

    /**
     * A value, the record that states it (null: the records together), and the rule that decided about it.
     *
     * @param pinned who pinned it on that record; null: nobody, the record states it
     */
    public record Stated(
            String value,
            @Nullable SourceKey from,
            Rule rule,
            @Nullable Decided pinned) {}

    /** A person's decision. */
    public record Decided(long number, String by, @Nullable String note, OffsetDateTime at) {}

    /**
     * A source record.
     *
     * @param changed when its system says that it changed; null: it does not say
     * @param account the organization that it belongs to as a contact; null: none
     */
    public record Source(
            int recordId,
            SourceKey key,
            String file,
            long line,
            @Nullable OffsetDateTime changed,
            boolean deleted,
            boolean bare,
            List<String> warnings,
            @Nullable Link account) {}

    /** Why a record is part of the customer. */
    public record Evidence(SourceKey record, SourceKey partner, PairExplanation pair) {}

    /**
     * Customers became one, one became several, or a person decided.
     *
     * @param customer this customer, or one that became part of it later
     * @param other null: nothing moved, a person made sure
     * @param records the pair behind it; empty: none in particular
     * @param bits what the pair weighed then
     * @param decision the number of a person's decision; null: the hub saw it by itself
     * @param pin the value that the decision is about; null: it is about something else
     * @param about the tier or tag that the decision is about; empty: it is about records or a value
     */
    public record Happened(
            OffsetDateTime at,
            Kind kind,
            CustomerId customer,
            @Nullable CustomerId other,
            Cause cause,
            List<SourceKey> records,
            @Nullable Double bits,
            @Nullable Long decision,
            @Nullable String by,
            @Nullable String note,
            @Nullable Pin pin,
            String about) {}

    /** A record of another customer that this one is linked with. */
    public record Link(SourceKey key, CustomerId customer, String name) {}

    /** What one model says. */
    public record Graded(
            String model,
            LocalDate asOf,
            String status,
            @Nullable Double score,
            @Nullable String klass,
            Map<String, Object> inputs,
            List<Part> contributions) {}

    /**
     * One part of a score, or one reason.
     *
     * @param value what the factor made of the customer; null for a reason
     */
    public record Part(String code, @Nullable Double value, double points, Bilingual text) {}

    /**
     * The tier and why it is this one.
     *
     * @param machine the tier by the rules, whatever persons say
     */
    public record Current(
            Tier tier,
            LocalDate since,
            @Nullable Double score,
            @Nullable Tier candidate,
            Tier machine,
            boolean provisional,
            String source,
            LocalDate asOf,
            String ruleset,
            List<Part> reasons,
            List<Part> contributions) {}

    /** A tier from a day on, until before another; {@code to} is null while it lasts. */
    public record Span(Tier tier, LocalDate from, @Nullable LocalDate to, String cause, String ruleset) {}

    /**
     * A tag, and since when.
     *
     * @param ruleset whose rule set it; null: a person gave it
     */
    public record Tag(
            String name, LocalDate since, @Nullable String ruleset) {}

    /**
     * The last change of tier.
     *
     * @param from null: the customer had none before
     * @param to null: the customer has none since
     */
    public record Change(
            LocalDate day, @Nullable Tier from, @Nullable Tier to, String cause, String ruleset) {}

    /**
     * What a target was told.
     *
     * @param acknowledged the last tier that it confirmed; null: none
     * @param acknowledgedAt when that was; null: never, or before it was kept
     * @param last the newest delivery since then; null: nothing is under way
     */
    public record Told(
            String target,
            @Nullable Tier acknowledged,
            @Nullable OffsetDateTime acknowledgedAt,
            @Nullable Sent last) {}

    /** A delivery that no later acknowledgement has settled. */
    public record Sent(
            String id,
            Delivery.Status status,
            @Nullable Tier tier,
            int attempts,
            @Nullable Integer lastStatus,
            @Nullable String lastError,
            OffsetDateTime nextAttempt) {}

    /** The last change of tier, from the last two spans; null: there was none. */
    public @Nullable Change change() {
        if (history.isEmpty()) {
            return null;
        }
        Span last = history.get(history.size() - 1);
        LocalDate ended = last.to();
        if (ended != null) {
            return new Change(ended, last.tier(), null, last.cause(), last.ruleset());
        }
        Span before = history.size() > 1 ? history.get(history.size() - 2) : null;
        Tier from = before != null && last.from().equals(before.to()) ? before.tier() : null;
        return new Change(last.from(), from, last.tier(), last.cause(), last.ruleset());
    }

    /**
     * An action that holds, and what stands of it.
     *
     * @param held why nothing of it is done; null: it is
     */
    public record Doing(
            String action, LocalDate since, @Nullable String held, List<Todo> todo) {}

    /** A task that is to be done, or a message that is to go out; {@code at} is when it is due. */
    public record Todo(
            String id, String kind, String name, @Nullable String owner, OffsetDateTime at) {}

    CustomerExplanation withEvidence(List<Evidence> found) {
        return new CustomerExplanation(
                asked,
                id,
                type,
                name,
                standing,
                golden,
                sources,
                found,
                happened,
                contacts,
                contactCount,
                grades,
                tier,
                history,
                overrides,
                tags,
                told,
                doing);
    }
}
