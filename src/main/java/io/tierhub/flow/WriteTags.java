package io.tierhub.flow;

import io.tierhub.flow.EnqueueTags.TagNews;
import io.tierhub.flow.EnqueueTiers.TierNews;
import io.tierhub.store.CustomerTags.Span;
import io.tierhub.store.CustomerTags.Tag;
import io.tierhub.store.Tx;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Begins and ends the tags of customers that were graded. A rule that is gone sets its tag for nobody, so its tags end; what a
 * person gave ends when a person takes it back.
 */
public final class WriteTags {
    private final boolean rulesTag;
    private final EnqueueTags enqueue;

    /** @param rulesTag whether the rules have tags */
    public WriteTags(boolean rulesTag, EnqueueTags enqueue) {
        this.rulesTag = rulesTag;
        this.enqueue = enqueue;
    }

    /** A customer and the tags that it has now. */
    record Tagged(long customer, Set<Tag> tags) {
        static Tagged of(long customer, Collection<String> byRules, Collection<String> byPersons) {
            Set<Tag> tags = new HashSet<>();
            byRules.forEach(tag -> tags.add(new Tag(customer, tag, false)));
            byPersons.forEach(tag -> tags.add(new Tag(customer, tag, true)));
            return new Tagged(customer, tags);
        }
    }

    private record Changes(List<Tag> begun, List<Tag> ended, List<TagNews> news) {}

    void write(Tx tx, List<TierNews> graded, PersonsSay say, int asOf, String ruleset) {
        if (graded.isEmpty() || !any(tx, say)) {
            return;
        }
        List<Tagged> now = new ArrayList<>(graded.size());
        for (TierNews each : graded) {
            long customer = each.tier().customer();
            now.add(Tagged.of(customer, each.graded().tags(), say.tags(customer)));
        }
        Changes changes = changes(tx, now, asOf, ruleset);
        tx.customerTags().end(changes.ended, asOf);
        tx.customerTags().begin(changes.begun, asOf, ruleset);
        enqueue.enqueue(tx, changes.news);
    }

    /** How many events the same would make, by target; nothing is written. */
    Map<String, Long> foresee(Tx tx, List<Tagged> now, PersonsSay say, int asOf, String ruleset) {
        return now.isEmpty() || !any(tx, say) ? Map.of() : enqueue.counts(tx, changes(tx, now, asOf, ruleset).news);
    }

    private boolean any(Tx tx, PersonsSay say) {
        return rulesTag || say.tags() || tx.customerTags().any();
    }

    private static Changes changes(Tx tx, List<Tagged> graded, int asOf, String ruleset) {
        Map<Long, Set<Tag>> before = new HashMap<>();
        long[] customers = graded.stream().mapToLong(Tagged::customer).toArray();
        for (Span span : tx.customerTags().open(customers)) {
            before.computeIfAbsent(span.tag().customer(), customer -> new HashSet<>())
                    .add(span.tag());
        }
        Changes changes = new Changes(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Tagged each : graded) {
            Set<Tag> had = before.getOrDefault(each.customer, Set.of());
            Set<Tag> has = each.tags;
            has.stream().filter(tag -> !had.contains(tag)).forEach(changes.begun::add);
            had.stream().filter(tag -> !has.contains(tag)).forEach(changes.ended::add);
            SortedSet<String> then = names(had);
            SortedSet<String> now = names(has);
            if (!then.equals(now)) {
                changes.news.add(new TagNews(each.customer, then, now, ruleset, asOf));
            }
        }
        return changes;
    }

    private static SortedSet<String> names(Set<Tag> tags) {
        SortedSet<String> names = new TreeSet<>();
        tags.forEach(tag -> names.add(tag.name()));
        return names;
    }
}
