package io.tierhub.flow;

import io.tierhub.act.Desired;
import io.tierhub.act.Run;
import io.tierhub.store.ActionStates.Told;
import io.tierhub.store.Redirects.Redirect;
import io.tierhub.store.Tx;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What there is to do follows customers that become one: it is the survivor's from then on, once. When customers become
 * several it stays with the one that keeps the identifier; the other is graded anew, and its actions begin as anybody's.
 */
final class ActionMoves {
    static final String MERGED = "MERGED";

    private ActionMoves() {}

    /** Before what is left of the absorbed customers is taken away. */
    static void write(Tx tx, List<Redirect> redirects, int today, long nowMs) {
        if (redirects.isEmpty() || tx.loading()) {
            return;
        }
        tx.actionRuns().move(redirects);
        long[] survivors =
                redirects.stream().mapToLong(Redirect::newId).distinct().toArray();
        List<Run> doubles = new ArrayList<>();
        tx.actionRuns().of(survivors).values().forEach(runs -> doubles.addAll(doubles(runs)));
        tx.actionItems().cancel(doubles, MERGED, nowMs);
        tx.actionItems().move(redirects, nowMs);
        tx.actionRuns().leave(doubles, today);
        states(tx, redirects, survivors);
    }

    /** Of each action that holds several times, all but the one that began first: nobody is called twice. */
    private static List<Run> doubles(List<Run> runs) {
        List<Run> open = runs.stream()
                .filter(Run::open)
                .sorted(Comparator.comparing(Run::startedMs).thenComparing(Run::origin))
                .toList();
        Set<String> seen = new HashSet<>();
        return open.stream().filter(run -> !seen.add(run.action())).toList();
    }

    /** What any of them was told to have, the survivor may have now: it is told anew, and what no action wants is taken back. */
    private static void states(Tx tx, List<Redirect> redirects, long[] survivors) {
        long[] gone = redirects.stream().mapToLong(Redirect::oldId).toArray();
        Map<Long, Long> into = new HashMap<>();
        redirects.forEach(each -> into.put(each.oldId(), each.newId()));
        Map<String, Told> merged = new TreeMap<>();
        List<Told> all = new ArrayList<>(tx.actionStates().of(gone));
        if (all.isEmpty()) {
            return;
        }
        all.addAll(tx.actionStates().of(survivors));
        for (Told each : all) {
            long customer = into.getOrDefault(each.customer(), each.customer());
            merged.merge(
                    customer + " " + each.target(),
                    new Told(customer, each.target(), each.content(), true),
                    ActionMoves::both);
        }
        tx.actionStates().delete(gone);
        tx.actionStates().put(List.copyOf(merged.values()));
    }

    private static Told both(Told a, Told b) {
        SortedMap<String, Boolean> tags =
                new TreeMap<>(DesiredJson.read(a.content()).tags());
        DesiredJson.read(b.content()).tags().forEach((tag, has) -> tags.merge(tag, has, Boolean::logicalOr));
        return new Told(a.customer(), a.target(), DesiredJson.text(new Desired(new TreeMap<>(), tags)), true);
    }
}
