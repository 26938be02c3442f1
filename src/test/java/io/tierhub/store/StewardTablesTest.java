package io.tierhub.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.master.Pin;
import io.tierhub.match.Constraint;
import io.tierhub.store.CustomerEvents.Cause;
import io.tierhub.store.CustomerEvents.Event;
import io.tierhub.store.CustomerEvents.Origin;
import io.tierhub.store.CustomerEvents.Pair;
import io.tierhub.store.Decisions.Decision;
import io.tierhub.store.Decisions.Kind;
import io.tierhub.store.Pins.Placed;
import io.tierhub.store.Redirects.Redirect;
import io.tierhub.store.ReviewItems.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StewardTablesTest extends StoreFixture {
    private static final Constraint LINK = new Constraint(1, 3, 4, true);
    private static final Constraint APART = new Constraint(2, 4, 5, false);

    @Test
    void whatIsWithdrawnHoldsNoMoreButStaysToBeRead() {
        assertThat(number(tx -> tx.decisions().next())).isOne();
        Decision one = new Decision(1, Kind.SAME, "李", 100, null, null, null);
        Decision two = new Decision(2, Kind.DIFFERENT, "Ada", 200, "two branches", null, null);
        write(tx -> {
            tx.decisions().add(one, List.of(LINK));
            tx.decisions().add(two, List.of(APART));
        });
        assertThat(list(tx -> tx.decisions().links())).containsExactly(LINK, APART);
        assertThat(list(tx -> tx.decisions().standing(10))).containsExactly(two, one);
        write(tx -> tx.decisions().withdraw(1, "Ada", 300));
        assertThat(list(tx -> tx.decisions().links())).containsExactly(APART);
        assertThat(list(tx -> tx.decisions().links(1))).containsExactly(LINK);
        Decision withdrawn = store.read(tx -> tx.decisions().of(1));
        assertThat(withdrawn).isEqualTo(new Decision(1, Kind.SAME, "李", 100, null, "Ada", 300L));
        assertThat(number(tx -> tx.decisions().next()))
                .as("a number is never given again")
                .isEqualTo(3);
    }

    @Test
    void aPinHoldsWhileItsDecisionStandsAndCanBeReadAfterwards() {
        assertThat(list(tx -> tx.pins().on(new int[] {3, 4}))).isEmpty();
        Placed city = new Placed(3, new Pin("city", "Kiel", 1));
        Placed plan = new Placed(4, new Pin("plan", "gold", 2));
        write(tx -> {
            tx.decisions().add(new Decision(1, Kind.PIN, "Ada", 100, null, null, null), List.of());
            tx.decisions().add(new Decision(2, Kind.PIN, "Ada", 200, null, null, null), List.of());
            tx.pins().add(plan);
            tx.pins().add(city);
        });
        assertThat(list(tx -> tx.pins().on(new int[] {4, 3, 9})))
                .as("oldest first")
                .containsExactly(city, plan);
        write(tx -> tx.decisions().withdraw(1, "Ada", 300));
        assertThat(list(tx -> tx.pins().on(new int[] {3, 4}))).containsExactly(plan);
        Placed withdrawn = store.read(tx -> tx.pins().of(1));
        assertThat(withdrawn).isEqualTo(city);
    }

    @Test
    void openPairsAreReadStrongestFirstAndGoByRecord() {
        write(tx -> tx.reviewItems().add(List.of(new Item(7, 1, -2.5, 10), new Item(8, 2, 3.25, 20))));
        List<Item> all = new ArrayList<>();
        store.read(tx -> {
            tx.reviewItems().scan(all::add);
            return all;
        });
        assertThat(all).containsExactly(new Item(8, 2, 3.25, 20), new Item(7, 1, -2.5, 10));
        assertThat(list(tx -> tx.reviewItems().of(new int[] {1, 7}))).containsExactly(new Item(7, 1, -2.5, 10));
        write(tx -> tx.reviewItems().remove(List.of(7, 99)));
        assertThat(list(tx -> tx.reviewItems().of(new int[] {7, 8}))).containsExactly(new Item(8, 2, 3.25, 20));
        write(tx -> tx.reviewItems().clear());
        assertThat(list(tx -> tx.reviewItems().of(new int[] {7, 8}))).isEmpty();
    }

    @Test
    void theEventsOfACustomerAreThoseOfWhatBecamePartOfItToo() {
        Origin matched = Origin.of(Cause.MATCH, new Pair(3, 4, 5.5), 10);
        Origin decided = new Origin(Cause.SPLIT, null, 7, "Ada", "two branches", 20);
        write(tx -> {
            tx.redirects().add(List.of(new Redirect(2, 1)));
            tx.customerEvents()
                    .add(List.of(
                            new Event(0, CustomerEvents.Kind.MERGED, 2, 9, matched),
                            new Event(0, CustomerEvents.Kind.MERGED, 1, 2, matched)));
            tx.customerEvents()
                    .add(List.of(
                            new Event(0, CustomerEvents.Kind.UNMERGED, 1, 12, decided),
                            new Event(0, CustomerEvents.Kind.MANUAL, 40, 0, decided)));
        });
        assertThat(list(tx -> tx.customerEvents().of(1))).extracting(Event::id).containsExactly(1L, 2L, 3L);
        assertThat(list(tx -> tx.customerEvents().of(12)))
                .containsExactly(new Event(3, CustomerEvents.Kind.UNMERGED, 1, 12, decided));
        assertThat(list(tx -> tx.customerEvents().of(9)))
                .containsExactly(new Event(1, CustomerEvents.Kind.MERGED, 2, 9, matched));
        assertThat(list(tx -> tx.customerEvents().of(3))).isEmpty();
    }

    @Test
    void identifiersThatStandForACustomerAreFoundByIt() {
        write(tx -> tx.redirects().add(List.of(new Redirect(5, 2), new Redirect(3, 1), new Redirect(2, 1))));
        assertThat(map(tx -> tx.redirects().pointingAt(new long[] {1, 2}))).isEqualTo(Map.of(1L, List.of(2L, 3L, 5L)));
    }
}
