package io.tierhub.flow;

import io.tierhub.config.ActiveMark;
import io.tierhub.config.RulesetText;
import io.tierhub.grade.Ruleset;
import io.tierhub.grade.RulesetLife;
import io.tierhub.grade.RulesetStep;
import io.tierhub.grade.RulesetStep.Kind;
import io.tierhub.store.Effect;
import io.tierhub.store.Store;
import io.tierhub.store.Tx;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which rules grade which day. The store says so, not the file: the first ruleset of a hub is taken from the
 * configuration, every other is activated by a person.
 */
public final class RulesetLives {
    /** Who activated the ruleset that a hub began with. */
    public static final String CONFIGURED = "config/hub.yaml";

    private static final Logger LOG = LoggerFactory.getLogger(RulesetLives.class);

    private final Store store;
    private final BusinessClock clock;
    private final Ruleset configured;
    private final ActiveMark mark;
    private final Map<String, Ruleset> read = new ConcurrentHashMap<>();

    /** @param configured the ruleset that the configuration names, as its file is now */
    public RulesetLives(Store store, BusinessClock clock, Path data, Ruleset configured) {
        this.store = store;
        this.clock = clock;
        this.configured = configured;
        mark = new ActiveMark(data);
        read.put(configured.id(), configured);
    }

    /** Activates the configured ruleset where none ever was, and says so where it is not what grades. */
    public void begin() {
        if (store.read(tx -> tx.rulesets().steps()).isEmpty()) {
            store.transaction(Effect.RULESET_STEP, tx -> {
                RulesetStep begun = new RulesetStep(
                        configured.id(), Kind.ACTIVATED, CONFIGURED, clock.now().toEpochMilli(), today(), null);
                tx.rulesets().keep(configured.id(), RulesetText.of(configured));
                tx.rulesets().add(begun);
                return begun;
            });
        }
        String grades = on(today()).id();
        if (!grades.equals(configured.id())) {
            LOG.warn(
                    "config/grading/{}.yaml is not what grades: that is {}, as it was activated. Say what the file would"
                            + " change with: tierhub simulate {}; put it to use with: tierhub ruleset approve, and activate",
                    configured.name(),
                    grades,
                    configured.name());
        }
    }

    private int today() {
        return (int) clock.today().toEpochDay();
    }

    /** All that happened so far. */
    public RulesetLife life() {
        return new RulesetLife(store.read(tx -> tx.rulesets().steps()));
    }

    /** The rules that grade an epoch day. */
    public Ruleset on(int day) {
        return store.read(tx -> on(tx, day));
    }

    /** The same in a transaction. */
    Ruleset on(Tx tx, int day) {
        RulesetLife life = new RulesetLife(tx.rulesets().steps());
        String id = life.on(day);
        if (id == null) {
            throw new IllegalStateException("the first ruleset is activated when the hub is opened");
        }
        String today = life.on(today());
        mark.write(today == null ? id : today);
        return version(tx, id);
    }

    /** The rules that grade an epoch day, by the steps that had been taken at an instant (epoch milliseconds). */
    public Ruleset on(int day, long knownAt) {
        return store.read(tx -> {
            List<RulesetStep> taken = tx.rulesets().steps().stream()
                    .filter(step -> step.at() <= knownAt)
                    .toList();
            String id = new RulesetLife(taken).on(day);
            return id == null ? on(tx, day) : version(tx, id);
        });
    }

    private Ruleset version(Tx tx, String id) {
        Ruleset known = read.get(id);
        if (known == null) {
            String content = tx.rulesets().content(id);
            if (content == null) {
                throw new IllegalStateException("the settings of " + id + " are missing: the store is damaged");
            }
            known = RulesetText.read(id, content);
            read.put(id, known);
        }
        return known;
    }
}
