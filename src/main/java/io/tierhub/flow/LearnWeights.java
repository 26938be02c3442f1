package io.tierhub.flow;

import io.tierhub.match.Learning;
import io.tierhub.match.MatchIndex;
import io.tierhub.match.MatchModel;
import io.tierhub.match.MatchModel.Learned;
import io.tierhub.store.Effect;
import io.tierhub.store.MatchModels;
import io.tierhub.store.Store;
import io.tierhub.store.Tx;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns the weights of matching from the records that are there. It moves no record: what comes from then on is weighed by
 * them, and all that is there when the matches are rebuilt.
 */
public final class LearnWeights {
    private static final Logger LOG = LoggerFactory.getLogger(LearnWeights.class);
    /** Any will do, as long as it stays: the same records then teach the same. */
    private static final long SEED = 20_250_101;
    /** So many times the records that a model was learned from make a new one due. */
    static final int GROWN = 2;

    private final Store store;
    private final MasterLock lock;
    private final BusinessClock clock;
    private long lastLook;

    public LearnWeights(Store store, MasterLock lock, BusinessClock clock) {
        this.store = store;
        this.lock = lock;
        this.clock = clock;
    }

    /**
     * What learning came to.
     *
     * @param model the model that counts now
     * @param learned whether it was made now; false where the records are too few
     */
    public record Trained(MatchModel model, boolean learned) {}

    /** The model that counts. */
    public MatchModel model() {
        return lock.master(state -> state.matches().model());
    }

    /** Learns, and keeps and uses what came of it. */
    public Trained train() {
        return lock.master(state -> {
            MatchIndex matches = state.matches();
            MatchModel model = of(matches);
            if (!isLearned(model)) {
                return new Trained(matches.model(), false);
            }
            store.transaction(Effect.MODEL_LEARNED, tx -> keep(tx, model));
            matches.use(model);
            return new Trained(model, true);
        });
    }

    /** Learns where the model is so many days old, or there is none; 0: never. Looks once an hour. */
    void trainIfOld(int days) {
        long now = clock.now().toEpochMilli();
        if (days == 0 || now - lastLook < TimeUnit.HOURS.toMillis(1)) {
            return;
        }
        lastLook = now;
        MatchModels.@Nullable Row newest = store.read(tx -> tx.matchModels().newest());
        if (newest == null || now - newest.at() >= TimeUnit.DAYS.toMillis(days)) {
            train();
        }
    }

    /** A new model, which nothing uses yet. */
    static MatchModel of(MatchIndex matches) {
        return Learning.of(matches, matches.model().version() + 1, SEED);
    }

    static boolean isLearned(MatchModel model) {
        return model.persons().isLearned() || model.organizations().isLearned();
    }

    /** Whether the model is one of far fewer records than there are. */
    static boolean isDue(MatchIndex matches) {
        return isDue(matches.model().persons(), matches.size(false))
                || isDue(matches.model().organizations(), matches.size(true));
    }

    private static boolean isDue(Learned learned, int records) {
        return records >= Learning.FEWEST_RECORDS && records >= (long) learned.records() * GROWN;
    }

    /** Keeps a model; to be used once the transaction is committed. */
    MatchModel keep(Tx tx, MatchModel model) {
        tx.matchModels().add(new MatchModels.Row(model.version(), clock.now().toEpochMilli(), ModelJson.text(model)));
        LOG.info(
                "Learned match model {} from {} persons and {} organizations (0: too few, shipped weights stay)",
                model.version(),
                model.persons().records(),
                model.organizations().records());
        return model;
    }
}
