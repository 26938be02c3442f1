package io.tierhub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
    @TempDir
    Path folder;

    @Test
    void aReadSeesAllTablesAsOfOneMoment() {
        try (Store store = Samples.open(folder)) {
            long seen = store.read(tx -> {
                tx.customers().count();
                store.transaction(Effect.CHUNK_TAKEN, other -> {
                    other.meta().put("written", "meanwhile");
                    return other;
                });
                return tx.meta().get("written") == null ? 0L : 1L;
            });
            assertThat(seen).isZero();
        }
    }

    @Test
    void aQuestionIsOneStatementThatWritesNothing() {
        try (Store store = Samples.open(folder)) {
            Samples.write(store, tx -> tx.meta().put("greeting", "你好"));
            assertThat(store.<String>ask(tx -> tx.meta().get("greeting"))).isEqualTo("你好");
            assertThatThrownBy(() -> store.ask(
                            tx -> tx.meta().get("greeting") + tx.meta().get("greeting")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("one question has one statement; read several as of one moment");
            assertThatThrownBy(() -> store.ask(tx -> {
                        tx.tiers().scan(tier -> {});
                        return tx;
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("one question has one statement; read several as of one moment");
            assertThatThrownBy(() -> store.ask(tx -> {
                        tx.meta().put("greeting", "hello");
                        return tx;
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("a read must not write; use a transaction");
            assertThat(store.<String>ask(tx -> tx.meta().get("greeting"))).isEqualTo("你好");
        }
    }

    @Test
    void whatWasCommittedIsThereAfterReopening() {
        try (Store store = Samples.open(folder)) {
            Samples.write(store, tx -> tx.meta().put("greeting", "你好"));
        }
        try (Store store = Samples.open(folder)) {
            assertThat(store.<String>read(tx -> tx.meta().get("greeting"))).isEqualTo("你好");
        }
    }

    @Test
    void anExceptionUndoesTheWholeTransaction() {
        try (Store store = Samples.open(folder)) {
            Samples.write(store, tx -> tx.meta().put("a", "before"));
            assertThatThrownBy(() -> Samples.write(store, tx -> {
                        tx.meta().put("a", "after");
                        tx.customers().insert(List.of(Samples.customer(1)));
                        throw new IllegalStateException("stop");
                    }))
                    .hasMessage("stop");
            assertThat(store.<String>read(tx -> tx.meta().get("a"))).isEqualTo("before");
            assertThat(Samples.number(store, tx -> tx.customers().count())).isZero();
        }
    }

    @Test
    void aReadSeesOneStateThroughout() {
        try (Store store = Samples.open(folder)) {
            Samples.write(store, tx -> tx.meta().put("a", "old"));
            String seen = store.read(tx -> {
                String first = tx.meta().get("a");
                Samples.write(store, other -> other.meta().put("a", "new"));
                return first + " " + tx.meta().get("a");
            });
            assertThat(seen).isEqualTo("old old");
            assertThat(store.<String>read(tx -> tx.meta().get("a"))).isEqualTo("new");
        }
    }

    @Test
    void aReadThatWritesIsRefused() {
        try (Store store = Samples.open(folder)) {
            assertThatThrownBy(() -> store.read(tx -> {
                        tx.meta().put("b", "lost");
                        return tx;
                    }))
                    .hasMessageContaining("must not write");
            assertThatThrownBy(() -> store.read(tx -> {
                        tx.customers().insert(List.of(Samples.customer(1)));
                        return tx;
                    }))
                    .hasMessageContaining("must not write");
            assertThat(store.<String>read(tx -> tx.meta().get("b"))).isNull();
        }
    }

    @Test
    @Tag("h2")
    void aDamagedFileIsRefusedInWords() throws IOException {
        try (Store store = Samples.open(folder)) {
            Samples.write(store, tx -> tx.meta().put("a", "old"));
        }
        Path file = folder.resolve("tierhub.mv.db");
        Files.write(file, new byte[(int) Files.size(file)]);
        assertThatThrownBy(() -> Samples.open(folder))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("damaged")
                .hasMessageContaining("restore the last backup");
    }

    @Test
    void anErrorOfTheDatabaseQuotesNoRow() {
        try (Store store = Samples.open(folder)) {
            SourceRow row = Samples.source(1, "secret-key", 1);
            Samples.write(store, tx -> tx.sources().insert(List.of(row)));
            assertThatThrownBy(() -> Samples.write(
                            store, tx -> tx.sources().insert(List.of(Samples.source(2, "secret-key", 1)))))
                    .isInstanceOf(StoreException.class)
                    .hasNoCause()
                    .hasMessageContaining("23505")
                    .hasMessageContaining("source_record")
                    .hasMessageNotContaining("secret-key");
        }
    }

    @Test
    void aStoreWrittenByANewerReleaseIsRefusedUntouched() throws Exception {
        Samples.open(folder).close();
        try (var connection = TestDatabase.connect(TestDatabase.of(folder));
                var statement = connection.createStatement()) {
            statement.execute("INSERT INTO \"flyway_schema_history\" SELECT 99, '99', 'later', 'SQL', 'V99__later.sql',"
                    + " 1, 'x', CURRENT_TIMESTAMP, 1, TRUE");
        }
        assertThatThrownBy(() -> Samples.open(folder))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("newer release")
                .hasMessageContaining("99")
                .hasMessageContaining("restore a backup");
    }

    @Test
    void aWrongPasswordIsToldInWords() {
        Samples.open(folder).close();
        assertThatThrownBy(() ->
                        Store.open(new StoreSettings(TestDatabase.of(folder).url(), "stranger", "guess"), "test"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("the user or the password is wrong")
                .hasMessageNotContaining("guess");
    }

    @Test
    void settingsRefuseOtherDatabasesAndOptionsAndHideThePassword() {
        assertThatThrownBy(() -> new StoreSettings("jdbc:mysql://x", "a", "b"))
                .hasMessageContaining("jdbc:h2:")
                .hasMessageContaining("jdbc:postgresql:");
        assertThatThrownBy(() -> new StoreSettings("jdbc:postgresql://h/d?user=a&password=b", "a", "b"))
                .hasMessageContaining("must not name a user or a password");
        assertThatThrownBy(() -> new StoreSettings("jdbc:h2:file:/x;WRITE_DELAY=9", "a", "b"))
                .hasMessageContaining("must not carry options");
        assertThat(new StoreSettings("jdbc:h2:file:/x", "a", "hidden"))
                .asString()
                .doesNotContain("hidden");
    }

    @Test
    @Tag("h2")
    void commitsAreNeverDelayed() throws Exception {
        try (Store store = Samples.open(folder);
                var connection = TestDatabase.connect(TestDatabase.of(folder));
                var statement = connection.createStatement();
                var answer = statement.executeQuery("SELECT setting_value FROM information_schema.settings"
                        + " WHERE setting_name = 'WRITE_DELAY'")) {
            answer.next();
            assertThat(answer.getInt(1)).isZero();
            store.checkpointSync();
        }
    }
}
