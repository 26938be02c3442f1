package io.tierhub.flow;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierhub.config.SystemConfig;
import io.tierhub.intake.EntityMapping;
import io.tierhub.intake.Limits;
import io.tierhub.intake.PulledJson;
import io.tierhub.intake.Table;
import io.tierhub.intake.http.AnswerFaultException;
import io.tierhub.intake.http.JsonPlace;
import io.tierhub.intake.http.RecordsSettings;
import io.tierhub.intake.http.RecordsSettings.As;
import io.tierhub.store.Effect;
import io.tierhub.store.ImportFile;
import io.tierhub.store.ImportFile.Progress;
import io.tierhub.store.InboundDeliveries.Delivered;
import io.tierhub.store.Store;
import io.tierhub.vocabulary.Entity;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes the rows of one delivery in: one page, one transaction, and in it the note that the delivery was taken. */
public final class TakePosted {
    private final Store store;
    private final MasterFile masterFile;
    private final BusinessClock clock;
    private final Supplier<AtOnce> following;
    /** How far the posts of each entity are; one that failed is asked for again. */
    private final Map<String, Ledger> ledgers = new HashMap<>();

    private record Ledger(long id, Progress progress) {}

    /** @param following what follows from each delivery, asked for each time */
    public TakePosted(Store store, MasterFile masterFile, BusinessClock clock, Supplier<AtOnce> following) {
        this.store = store;
        this.masterFile = masterFile;
        this.clock = clock;
        this.following = following;
    }

    /** What became of a delivery. */
    record Result(boolean known, long rows, long refused) {}

    /** One after the other: each goes on from what the one before has brought. */
    synchronized Result take(
            SystemConfig system,
            Entity entity,
            EntityMapping mapping,
            JsonPlace at,
            String text,
            JsonNode document,
            @Nullable String id) {
        @Nullable Delivered delivery = id == null ? null : new Delivered(system.system(), id);
        if (delivery != null && store.ask(tx -> tx.inboundDeliveries().known(delivery))) {
            return new Result(true, 0, 0);
        }
        PageSources.Order order = new PageSources.Order(system, entity, mapping, null, false);
        As as = document.at(at.pointer()).isArray() ? As.LIST : As.ONE;
        PulledJson json = new PulledJson(
                "post of " + entity.configName(), new RecordsSettings(at, as, List.of()), Limits.DEFAULT);
        Table rows = json.table(json.read(text));
        String posts = system.system() + "/" + entity;
        @Nullable Ledger known = ledgers.remove(posts);
        Ledger ledger = known == null ? ledger(system.system(), entity) : known;
        try (PageChunks page =
                new PageChunks(order, new OnePage(rows), ledger.progress().chunksDone(), () -> {})) {
            Progress after = masterFile.posted(
                    order, page, ledger.id(), ledger.progress(), new MasterFile.Post(delivery, following.get()));
            ledgers.put(posts, new Ledger(ledger.id(), after));
            return new Result(
                    false,
                    after.rowsRead() - ledger.progress().rowsRead(),
                    after.rowsQuarantined() - ledger.progress().rowsQuarantined());
        } catch (IOException refused) {
            throw new AnswerFaultException(String.valueOf(refused.getMessage()));
        }
    }

    private Ledger ledger(String system, Entity entity) {
        @Nullable ImportFile known = store.ask(tx -> tx.ledger().posts(system, entity));
        ImportFile posts = known != null
                ? known
                : store.transaction(Effect.PULL_BEGUN, tx -> {
                    tx.ledger()
                            .startPosts(
                                    system,
                                    entity,
                                    "post of " + entity.configName(),
                                    clock.now().toEpochMilli());
                    return Objects.requireNonNull(tx.ledger().posts(system, entity));
                });
        return new Ledger(posts.id(), posts.progress());
    }

    /** The rows of one delivery. */
    private static final class OnePage implements PageSource {
        private @Nullable Page page;

        OnePage(Table rows) {
            this.page = new Page(rows, null);
        }

        @Override
        public @Nullable Page next() {
            @Nullable Page next = page;
            page = null;
            return next;
        }

        @Override
        public @Nullable String end() {
            return null;
        }

        @Override
        public boolean whole() {
            return false;
        }

        @Override
        public void close() {}
    }
}
