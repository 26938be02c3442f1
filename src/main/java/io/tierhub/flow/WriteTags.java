package io.tierhub.flow;

import io.tierhub.flow.EnqueueTags.TagNews;
import io.tierhub.flow.EnqueueTiers.TierNews;
import io.tierhub.store.CustomerTags.Span;
import io.tierhub.store.CustomerTags.Tag;
import io.tierhub.store.Tx;
import java.util.ArrayList;
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

    void write(Tx tx, List<TierNews> graded, PersonsSay say, int asOf, String ruleset) {
        if (graded.isEmpty() || !rulesTag && !say.tags() && !tx.customerTags().any()) {
            return;
        }
        Map<Long, Set<Tag>> before = new HashMap<>();
        long[] customers =
                graded.stream().mapToLong(each -> each.tier().customer()).toArray();
        for (Span span : tx.customerTags().open(customers)) {
            before.computeIfAbsent(span.tag().customer(), customer -> new HashSet<>())
                    .add(span.tag());
        }
        List<Tag> begun = new ArrayList<>();
        List<Tag> ended = new ArrayList<>();
        List<TagNews> news = new ArrayList<>();
        for (TierNews each : graded) {
            long customer = each.tier().customer();
            Set<Tag> had = before.getOrDefault(customer, Set.of());
            Set<Tag> has = tags(each, say);
            if (!has.equals(had)) {
                has.stream().filter(tag -> !had.contains(tag)).forEach(begun::add);
                had.stream().filter(tag -> !has.contains(tag)).forEach(ended::add);
                SortedSet<String> then = names(had);
                SortedSet<String> now = names(has);
                if (!then.equals(now)) {
                    news.add(new TagNews(customer, then, now, ruleset, asOf));
                }
            }
        }
        tx.customerTags().end(ended, asOf);
        tx.customerTags().begin(begun, asOf, ruleset);
        enqueue.enqueue(tx, news);
    }

    private static Set<Tag> tags(TierNews graded, PersonsSay say) {
        long customer = graded.tier().customer();
        Set<Tag> tags = new HashSet<>();
        graded.graded().tags().forEach(tag -> tags.add(new Tag(customer, tag, false)));
        say.tags(customer).forEach(tag -> tags.add(new Tag(customer, tag, true)));
        return tags;
    }

    private static SortedSet<String> names(Set<Tag> tags) {
        SortedSet<String> names = new TreeSet<>();
        tags.forEach(tag -> names.add(tag.name()));
        return names;
    }
}
