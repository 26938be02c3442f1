package io.tierhub;

import io.tierhub.cleanse.Cleanser;
import io.tierhub.config.ConfigRefused;
import io.tierhub.config.HubConfig;
import io.tierhub.config.Place;
import io.tierhub.config.Problem;
import io.tierhub.config.SystemConfig;
import io.tierhub.flow.ActionSchedule;
import io.tierhub.flow.AtOnce;
import io.tierhub.flow.BusinessClock;
import io.tierhub.flow.CamelRuntime;
import io.tierhub.flow.DeliveryRoutes;
import io.tierhub.flow.DeliveryWorkers;
import io.tierhub.flow.EnqueueMoves;
import io.tierhub.flow.EnqueueTags;
import io.tierhub.flow.EnqueueTiers;
import io.tierhub.flow.FoldChanges;
import io.tierhub.flow.GoldenBehind;
import io.tierhub.flow.GradeCustomers;
import io.tierhub.flow.GradeSchedule;
import io.tierhub.flow.Inbound;
import io.tierhub.flow.Inbox;
import io.tierhub.flow.LearnWeights;
import io.tierhub.flow.MasterFile;
import io.tierhub.flow.MasterLock;
import io.tierhub.flow.MasterState;
import io.tierhub.flow.MatchSnapshot;
import io.tierhub.flow.MoveGate;
import io.tierhub.flow.PlanActions;
import io.tierhub.flow.PrepareChunk;
import io.tierhub.flow.PullEntity;
import io.tierhub.flow.PullSystem;
import io.tierhub.flow.Pulled;
import io.tierhub.flow.PurgeDeliveries;
import io.tierhub.flow.RebuildGolden;
import io.tierhub.flow.RebuildMatches;
import io.tierhub.flow.ReconcileSchedule;
import io.tierhub.flow.Reconciling;
import io.tierhub.flow.Regroup;
import io.tierhub.flow.ReplayQuarantine;
import io.tierhub.flow.RulesetLives;
import io.tierhub.flow.SendNotices;
import io.tierhub.flow.SettledFiles;
import io.tierhub.flow.SnapshotSchedule;
import io.tierhub.flow.StepRuleset;
import io.tierhub.flow.Stopping;
import io.tierhub.flow.TakeIn;
import io.tierhub.flow.TakePosted;
import io.tierhub.flow.Taken;
import io.tierhub.flow.Target;
import io.tierhub.flow.Tasks;
import io.tierhub.flow.TellActions;
import io.tierhub.flow.VerifiedStart;
import io.tierhub.flow.WriteGrades;
import io.tierhub.flow.http.ChannelCamel;
import io.tierhub.intake.EntityMapping;
import io.tierhub.intake.SourceRecord.OwnerRef;
import io.tierhub.master.Survivorship;
import io.tierhub.store.Effect;
import io.tierhub.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The composition root: the one class that knows every room. Whoever opens a hub holds the lock of its home. */
public final class Hub implements AutoCloseable {
    private static final String ZONE = "zone";

    private final HubConfig config;
    private final BusinessClock clock;
    private final Store store;
    private final MatchSnapshot snapshot;
    private final MasterLock lock;
    private final TakeIn takeIn;
    private final ReplayQuarantine quarantine;
    private final Inbox inbox;
    private final Sources sources;
    private final Inbound inbound;
    private final PullSystem pulls;
    private final RulesetLives rulesets;
    private final GradeCustomers grading;
    private final TellActions actions;
    private final ChannelCamel channels;
    private final SendNotices notices;
    private final MoveGate gate;
    private final Pushing pushing;
    private final Reconciling reconciling;
    private final LearnWeights learning;
    private final RebuildMatches rebuildMatches;
    private final Stewardship stewardship;
    private final FoldChanges folding;
    private final ExecutorService cleansers;
    private final SettledFiles settled;
    private final Operation operation = new Operation();
    private final Stopping stopping = new Stopping();
    private final VerifiedStart start;
    private final VerifiedStart.Report started;
    private @Nullable CamelRuntime camel;
    private volatile AtOnce gradeNow = AtOnce.NOTHING;

    /**
     * Opens the store, verifies it if the last stop was not clean, and puts the rooms together; nothing runs yet.
     *
     * @throws io.tierhub.store.StoreException when the store is damaged or cannot be opened
     */
    public Hub(HubConfig config, BusinessClock clock) {
        this.config = config;
        this.clock = clock;
        this.store = open(config);
        this.cleansers = Executors.newFixedThreadPool(
                Math.max(1, Runtime.getRuntime().availableProcessors() - 1), Hub::cleanserThread);
        RebuildGolden golden = new RebuildGolden(new Survivorship(config.survivorship()));
        GoldenBehind behind = new GoldenBehind(golden, clock);
        this.snapshot = new MatchSnapshot(config.data(), store, config.matching(), byHandle());
        this.lock = new MasterLock(() -> MasterState.load(store, snapshot, behind));
        Cleanser cleanser = new Cleanser(config.hub().cleanseRules());
        PrepareChunk prepare = new PrepareChunk(cleanser, lock);
        this.folding = new FoldChanges(store, lock, stopping);
        EnqueueMoves moves = new EnqueueMoves(Targets.ofEvents(config), clock.clock());
        Regroup regroup = new Regroup(golden, moves, clock);
        this.learning = new LearnWeights(store, lock, clock);
        this.rebuildMatches = new RebuildMatches(store, lock, config.matching(), learning, regroup, clock);
        this.stewardship = new Stewardship(config, clock, store, lock, cleanser, golden, regroup);
        MasterFile masterFile =
                new MasterFile(store, lock, prepare, golden, moves, clock, cleansers, stopping, operation.metrics());
        this.takeIn = new TakeIn(
                store, config.systems(), masterFile, clock, config.hub().quarantineDays());
        this.quarantine =
                new ReplayQuarantine(store, lock, config.systems(), prepare, masterFile, takeIn, operation.metrics());
        this.sources = new Sources(config, clock);
        this.pulls = new PullSystem(store, config.systems(), new PullEntity(store, sources, masterFile, clock));
        this.inbound = new Inbound(
                config.systems(), new TakePosted(store, masterFile, clock, () -> gradeNow), lock::ready, clock.clock());
        this.settled = new SettledFiles(config.application().folders().quietSeconds() * 1000L, Hub::monotonicMs);
        this.inbox = new Inbox(takeIn, store, settled);
        EnqueueTiers enqueue = new EnqueueTiers(Targets.listeners(config), clock.clock());
        this.rulesets = new RulesetLives(store, clock, config.data(), config.ruleset());
        PlanActions following = new PlanActions(config.actions(), Targets.ofActions(config), clock);
        this.gate = new MoveGate(
                config.hub().maxMovedPercent(),
                targets().stream().map(Target::system).toList());
        this.grading = new GradeCustomers(
                store,
                lock,
                rulesets,
                config.rates(),
                clock,
                ruleset -> new WriteGrades(
                        ruleset, enqueue, new EnqueueTags(Targets.ofTags(config), clock.clock()), following, gate),
                stopping,
                operation.metrics());
        this.actions = new TellActions(store, lock, config.actions(), Targets.ofActions(config), clock, stopping);
        this.channels = new ChannelCamel(config.application().outbound().reachable());
        this.notices = new SendNotices(store, config.actions(), channels, clock, stopping);
        this.pushing = new Pushing(config, store, sources.http(), clock.clock(), operation.metrics());
        this.reconciling = new Reconciling(
                store,
                lock,
                new Reconciling.Reach(targets(), Targets.listeners(config), pushing.channels()),
                clock.clock(),
                stopping,
                operation.metrics());
        this.start = new VerifiedStart(store, lock, golden, clock);
        this.started = verified();
    }

    private VerifiedStart.Report verified() {
        try {
            VerifiedStart.Report report = start.verify();
            rulesets.begin();
            return report;
        } catch (RuntimeException refused) {
            cleansers.shutdownNow();
            pushing.close();
            store.close();
            throw refused;
        }
    }

    /** Opens the store, or refuses a zone other than the one that the days in it were told by. */
    private static Store open(HubConfig config) {
        Store store = Store.open(config.database(), Node.of(config.data()));
        String zone = config.hub().zone().getId();
        String kept = store.transaction(Effect.ZONE, tx -> {
            String known = tx.meta().get(ZONE);
            if (known == null) {
                tx.meta().put(ZONE, zone);
            }
            return known;
        });
        if (kept != null && !kept.equals(zone)) {
            store.close();
            throw new ConfigRefused(List.of(new Problem(
                    new Place("config/hub.yaml", 0),
                    "zone",
                    zone,
                    "the days of this hub were told by " + kept,
                    "set zone: " + kept + ", or load the exports into a new home")));
        }
        return store;
    }

    private static Thread cleanserThread(Runnable task) {
        Thread thread = new Thread(task, "cleanse");
        thread.setDaemon(true);
        return thread;
    }

    /** Does not jump when the clock of the machine is set. */
    private static long monotonicMs() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    private boolean byHandle() {
        for (SystemConfig system : config.systems().values()) {
            for (EntityMapping mapping : system.mappings().values()) {
                if (mapping.customer() != null && mapping.customer().by() != OwnerRef.By.KEY) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The systems that hear about tiers. */
    public List<Target> targets() {
        return Targets.of(config);
    }

    /** The watched folders, by system. */
    private Map<String, Path> folders() throws IOException {
        Map<String, Path> folders = new TreeMap<>();
        for (SystemConfig system : config.systems().values()) {
            if (system.mappings().values().stream().anyMatch(mapping -> mapping.files() != null)) {
                folders.put(system.system(), Files.createDirectories(config.inbox(system.system())));
            }
        }
        return folders;
    }

    /** The systems that are pulled by themselves, and how often. */
    private Map<String, Duration> pulled() {
        Map<String, Duration> pulled = new TreeMap<>();
        for (SystemConfig system : config.systems().values()) {
            if (!system.pulls().isEmpty() && !system.pullEvery().isZero()) {
                pulled.put(system.system(), system.pullEvery());
            }
        }
        return pulled;
    }

    /** Whether rows are being taken in. */
    private boolean busy() {
        return inbox.busy() || pulls.busy();
    }

    /** Pulls every system that is pulled by itself and not paused. */
    public List<Pulled> pullAll() {
        List<Pulled> all = new ArrayList<>();
        for (String system : pulled().keySet()) {
            if (!pulls.paused(system)) {
                all.addAll(pulls.pull(system, false, null));
            }
        }
        return all;
    }

    /** Starts the daemon: watched folders, grading and deliveries run by themselves from here on. */
    public void run() throws Exception {
        Operation.Doing doing = new Operation.Doing(
                lock::ready,
                this::busy,
                () -> store.gone() == null); // a hub without the right to write never comes here, but may lose it
        operation.open(
                config,
                store,
                doing,
                folders(),
                pulled().keySet(),
                started,
                inbound.expected() ? inbound : null,
                clock.clock());
        lock.state();
        start(true);
    }

    /** Starts what pushing needs, and nothing that runs by itself. */
    public DeliveryWorkers pushing() throws Exception {
        if (camel == null) {
            start(false);
        }
        return pushing.workers();
    }

    private void start(boolean watch) throws Exception {
        Map<String, Path> folders = folders();
        Map<String, Object> beans = new TreeMap<>(pushing.beans());
        beans.put("inbox", inbox);
        beans.put("settledFiles", settled);
        beans.put("pulls", pulls);
        GradeSchedule grades =
                new GradeSchedule(grading, this::busy, List.copyOf(folders.values()), clock, pushing.workers()::wake);
        CamelRuntime started = CamelRuntime.start(
                config.routes(),
                pushing.properties(),
                folders.keySet(),
                pulled(),
                pushing.targets(),
                beans,
                watch,
                grades,
                new DeliveryRoutes(pushing.workers()),
                new ActionSchedule(actions, notices, pushing.workers()::wake),
                purging(),
                new ReconcileSchedule(reconciling, pushing.workers()::wake),
                new SnapshotSchedule(
                        snapshot, folding, learning, config.matching().learnEveryDays(), lock, this::busy));
        camel = started;
        operation.watch(started);
        pushing.through(started);
        gradeNow = watch ? grades : gradeNow;
    }

    /** Takes in every finished file of every inbox, in the order of systems, times and names. */
    public List<Taken> drainInboxes() throws IOException {
        List<Taken> taken = new ArrayList<>();
        for (Map.Entry<String, Path> folder : folders().entrySet()) {
            taken.addAll(inbox.drain(folder.getKey(), folder.getValue()));
        }
        return taken;
    }

    /** What was found when the store was opened. */
    public VerifiedStart.Report started() {
        return started;
    }

    public HubConfig config() {
        return config;
    }

    public BusinessClock clock() {
        return clock;
    }

    public Store store() {
        return store;
    }

    public MasterLock mastering() {
        return lock;
    }

    public TakeIn takeIn() {
        return takeIn;
    }

    /** What is asked for. */
    public PullSystem pulls() {
        return pulls;
    }

    /** Rows that were refused, tried again. */
    public ReplayQuarantine quarantine() {
        return quarantine;
    }

    public GradeCustomers grading() {
        return grading;
    }

    /** Notices to people. */
    public SendNotices notices() {
        return notices;
    }

    /** The tasks of people. */
    public Tasks tasks() {
        return new Tasks(store, lock, config.actions(), Targets.ofActions(config), clock);
    }

    /** What there is to do for customers. */
    public TellActions actions() {
        return actions;
    }

    /** Which rules grade which day. */
    public RulesetLives rulesets() {
        return rulesets;
    }

    /** What persons do with versions of the rules. */
    public StepRuleset steppingRulesets() {
        return new StepRuleset(store, clock, grading::lastDay);
    }

    /** What people decide. */
    public Stewardship stewardship() {
        return stewardship;
    }

    /** What is told without changing anything. */
    public Reports reports() {
        return new Reports(config, clock, store, lock, rulesets, steppingRulesets());
    }

    /** What forgets old deliveries. */
    public PurgeDeliveries purging() {
        return new PurgeDeliveries(store, config.hub().deliveredDays(), clock.clock());
    }

    /** What keeps targets at what they were told. */
    public Reconciling reconciling() {
        return reconciling;
    }

    /** What keeps news of too many customers from going out. */
    public MoveGate gate() {
        return gate;
    }

    /** What commands that take much in end with. */
    public FoldChanges folding() {
        return folding;
    }

    public LearnWeights learning() {
        return learning;
    }

    public RebuildMatches rebuildMatches() {
        return rebuildMatches;
    }

    /**
     * Stops taking in and grading after the transaction under way, then sending, then writes what makes the next start
     * short and closes the store: within 30 s.
     */
    @Override
    public void close() {
        stopping.ask();
        pushing.stop();
        if (camel != null) {
            camel.close();
        }
        operation.close();
        sources.close();
        channels.close();
        cleansers.shutdownNow();
        pushing.close();
        if (lock.idle()) {
            snapshot.writeAtStop(lock);
            start.stopped();
        }
        store.close();
    }
}
