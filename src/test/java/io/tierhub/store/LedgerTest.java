package io.tierhub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierhub.intake.Position;
import io.tierhub.intake.RefusedRow;
import io.tierhub.intake.Rejection;
import io.tierhub.store.ImportFile.Progress;
import io.tierhub.store.ImportFile.Status;
import io.tierhub.store.Quarantine.Filter;
import io.tierhub.vocabulary.Entity;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerTest extends StoreFixture {
    @Test
    void aContentIsKnownByItsHashAndSystem() {
        long id = start("abc");
        Progress two = new Progress(2, 10, 7, 2, 1);
        write(tx -> tx.ledger().progress(id, 1, new Progress(1, 5, 5, 0, 0)));
        write(tx -> tx.ledger().progress(id, 1, two));
        assertThat(list(tx -> tx.ledger().reading())).extracting(ImportFile::id).containsExactly(id);
        write(tx -> tx.ledger().finish(id, Status.DONE, null, 99));
        ImportFile done =
                new ImportFile(id, "abc", 12, "erp", Entity.CUSTOMERS, "顧客.csv", Status.DONE, two, null, 50, 99L);
        assertThat(list(tx -> List.of(tx.ledger().find("erp", "abc")))).containsExactly(done);
        assertThat(list(tx -> tx.ledger().newest(5))).containsExactly(done);
        assertThat(list(tx -> tx.ledger().reading())).isEmpty();
        assertThat(store.<ImportFile>read(tx -> tx.ledger().find("crm", "abc"))).isNull();
    }

    @Test
    void theSameContentIsNotEnteredTwice() {
        start("abc");
        assertThatThrownBy(() -> start("abc")).isInstanceOf(StoreException.class);
    }

    @Test
    void aChunkOutOfTurnIsRefused() {
        long id = start("abc");
        assertThatThrownBy(() -> write(tx -> tx.ledger().progress(id, 1, new Progress(2, 0, 0, 0, 0))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not the next");
        write(tx -> tx.ledger().finish(id, Status.REFUSED, "no header", 1));
        assertThatThrownBy(() -> write(tx -> tx.ledger().progress(id, 1, new Progress(1, 0, 0, 0, 0))))
                .isInstanceOf(IllegalStateException.class);
        write(tx -> tx.ledger().restart(id, Entity.ORDERS, "b.csv", 60));
        write(tx -> tx.ledger().progress(id, 1, new Progress(1, 3, 3, 0, 0)));
        assertThat(list(tx -> tx.ledger().reading()))
                .extracting(ImportFile::entity, ImportFile::reason, ImportFile::startedAt)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Entity.ORDERS, null, 60L));
    }

    @Test
    void aReplayedChunkQuarantinesNothingTwice() {
        List<Rejection> chunk = List.of(
                reject(7, null, "BAD_ROW: x"), reject(7, "tel", "BAD_PHONE: x"), reject(5, "tel", "BAD_PHONE: x"));
        write(tx -> tx.quarantine().add(1, "erp", Entity.CUSTOMERS, rows(chunk)));
        write(tx -> tx.quarantine().add(1, "erp", Entity.CUSTOMERS, rows(chunk)));
        write(tx -> tx.quarantine()
                .add(2, "crm", Entity.ORDERS, rows(List.of(reject(1, "a", "OLD: x"), reject(1, "a", "NEW: x")))));
        assertThat(number(tx -> tx.quarantine().count(Filter.ALL))).isEqualTo(4);
        assertThat(number(tx -> tx.quarantine().count(1))).isEqualTo(3);
        List<Rejection> all = new ArrayList<>();
        read(tx -> {
            tx.quarantine().scan(each -> all.add(each.rejection()));
            return 0;
        });
        assertThat(all).containsExactly(reject(1, "a", "NEW: x"), chunk.get(2), chunk.get(0), chunk.get(1));
        assertThat(list(tx -> tx.quarantine().newest(new Filter("erp", null, null), 2)))
                .hasSize(2);
        assertThat(list(tx -> tx.quarantine().newest(Filter.ALL, 9))).hasSize(4);
        assertThat(list(tx -> tx.quarantine().newest(new Filter(null, "f.csv", "BAD_PHONE"), 9)))
                .hasSize(2);
        assertThat(list(tx -> tx.quarantine().newest(new Filter(null, "g.csv", null), 9)))
                .isEmpty();
        write(tx -> tx.quarantine().clear(1));
        assertThat(number(tx -> tx.quarantine().count(Filter.ALL))).isEqualTo(1);
    }

    private long start(String sha) {
        return store.transaction(
                Effect.FILE_BEGUN, tx -> tx.ledger().start(sha, 12, "erp", Entity.CUSTOMERS, "顧客.csv", 50));
    }

    private static List<RefusedRow> rows(List<Rejection> rejections) {
        return rejections.stream().map(each -> new RefusedRow(each, null, null)).toList();
    }

    private static Rejection reject(long line, String column, String reason) {
        return new Rejection(new Position("f.csv", line), column, reason, "v");
    }
}
