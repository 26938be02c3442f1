package io.tierhub.store;

import java.util.concurrent.atomic.AtomicReference;

/** One transaction: the tables that it may read and write. Of use only inside the function that it is given to. */
public final class Tx {
    private final Sql sql;
    private final boolean loading;
    private final Systems systems;
    private final Wordings wordings;
    private final Layered sourceRecords;
    private final Layered goldenRecords;
    private final Grades grades;
    private final Tiers tiers;
    private final TierHistory tierHistory;
    private final MovedCustomers moved;

    Tx(Sql sql, boolean loading, AtomicReference<Phrases> phrases, MovedCustomers moved) {
        this.sql = sql;
        this.loading = loading;
        this.moved = moved;
        this.systems = new Systems(sql);
        this.wordings = new Wordings(sql, phrases);
        this.sourceRecords = new Layered(sql, LayeredTable.SOURCE_RECORD, loading);
        this.goldenRecords = new Layered(sql, LayeredTable.CUSTOMER, loading);
        this.grades = new Grades(sql, wordings);
        this.tiers = new Tiers(sql, wordings);
        this.tierHistory = new TierHistory(sql, wordings);
    }

    /** Whether a first load is under way: then what touches rows at random places is left to its end. */
    public boolean loading() {
        return loading;
    }

    /** Its end: what it found out about texts counts for the next ones. */
    void committed() {
        wordings.committed();
    }

    /** Prepares texts that are about to be stored. */
    public Briefing briefing() {
        return wordings.briefing();
    }

    /** Small facts about the store itself. */
    public Meta meta() {
        return new Meta(sql);
    }

    /** The numbers of the connected systems. */
    public Systems systems() {
        return systems;
    }

    /** The numbers of the kinds of facts. */
    public FactKinds kinds() {
        return new FactKinds(sql);
    }

    /** Whether the tables contradict each other. */
    public Verification verification() {
        return new Verification(sql, sourceRecords, goldenRecords, tiers, tierHistory);
    }

    /** Setting right what contradicts. */
    public Repairs repairs() {
        return new Repairs(sourceRecords, tiers, tierHistory);
    }

    /** What others posted. */
    public InboundDeliveries inboundDeliveries() {
        return new InboundDeliveries(sql);
    }

    /** Numbers for metrics and health. */
    public Vitals vitals() {
        return new Vitals(sql);
    }

    /** Source records of customers. */
    public SourceRecords sources() {
        return new SourceRecords(sourceRecords);
    }

    /** Whose the facts of source records are. */
    public OwnedRecords ownedRecords() {
        return new OwnedRecords(sourceRecords, customers());
    }

    /** Bringing changed rows back into their table. */
    public Folding folding(LayeredTable table) {
        return new Folding(sql, table);
    }

    /** What changed in the indexes in memory. */
    public MatchChangeLog matchChanges() {
        return new MatchChangeLog(sql);
    }

    /** What matching has learned. */
    public MatchModels matchModels() {
        return new MatchModels(sql);
    }

    /** Golden records. */
    public Customers customers() {
        return new Customers(goldenRecords, meta());
    }

    /** Identifiers of customers merged away. */
    public Redirects redirects() {
        return new Redirects(sql);
    }

    /** What persons decided. */
    public Decisions decisions() {
        return new Decisions(sql);
    }

    /** Values that persons pinned. */
    public Pins pins() {
        return new Pins(sql);
    }

    /** What persons say about tiers. */
    public TierOverrides tierOverrides() {
        return new TierOverrides(sql);
    }

    /** Tags that persons gave. */
    public TagsGiven tagsGiven() {
        return new TagsGiven(sql);
    }

    /** Which tags a customer had when. */
    public CustomerTags customerTags() {
        return new CustomerTags(sql);
    }

    /** Pairs that a person is to decide about. */
    public ReviewItems reviewItems() {
        return new ReviewItems(sql);
    }

    /** How customers came together and apart. */
    public CustomerEvents customerEvents() {
        return new CustomerEvents(sql);
    }

    /** Contacts whose account is not known yet. */
    public AccountsAwaited accountsAwaited() {
        return new AccountsAwaited(sql);
    }

    /** Facts whose customer is not known yet. */
    public OwnersAwaited ownersAwaited() {
        return new OwnersAwaited(sql);
    }

    /** Orders, tickets and interactions. */
    public Facts facts() {
        return new Facts(sql);
    }

    /** Behaviour arrays of source records. */
    public Behaviour behaviour() {
        return new Behaviour(sql);
    }

    /** What gave way in it. */
    public BehaviourPast behaviourPast() {
        return new BehaviourPast(sql);
    }

    /** Customers to grade. */
    public GradesDue gradesDue() {
        return new GradesDue(sql, moved);
    }

    /** What was taken in, by content. */
    public Ledger ledger() {
        return new Ledger(sql);
    }

    /** How far sources are read. */
    public Cursors cursors() {
        return new Cursors(sql);
    }

    /** Rows refused. */
    public Quarantine quarantine() {
        return new Quarantine(sql);
    }

    /** Rows refused that may be taken in after all. */
    public HeldBack heldBack() {
        return new HeldBack(sql);
    }

    /** The columns that files had last. */
    public ColumnsSeen columnsSeen() {
        return new ColumnsSeen(sql);
    }

    /** The grades of the live state. */
    public Grades grades() {
        return grades;
    }

    /** The tiers of the live state. */
    public Tiers tiers() {
        return tiers;
    }

    /** What hysteresis remembers. */
    public TierMemories tierMemories() {
        return new TierMemories(sql);
    }

    /** What customers were graded before. */
    public ScoreTrail scoreTrail() {
        return new ScoreTrail(sql);
    }

    /** Which tier a customer had when. */
    public TierHistory tierHistory() {
        return tierHistory;
    }

    /** Frozen populations. */
    public References references() {
        return new References(sql);
    }

    /** The versions of the grading rules. */
    public Rulesets rulesets() {
        return new Rulesets(sql);
    }

    /** Past days graded again. */
    public Replays replays() {
        return new Replays(sql, wordings);
    }

    /** Actions that began for customers. */
    public ActionRuns actionRuns() {
        return new ActionRuns(sql);
    }

    /** What there is to do for customers. */
    public ActionItems actionItems() {
        return new ActionItems(sql);
    }

    /** How targets were told that customers should stand. */
    public ActionStates actionStates() {
        return new ActionStates(sql);
    }

    /** Deliveries to targets. */
    public Outbox outbox() {
        return new Outbox(sql);
    }

    /** What became of deliveries. */
    public Outcomes outcomes() {
        return new Outcomes(sql);
    }

    /** What was sent when. */
    public DeliveryRuns deliveryRuns() {
        return new DeliveryRuns(sql);
    }

    /** What each target was told last. */
    public TargetStates targetStates() {
        return new TargetStates(sql);
    }

    /** The cross-reference. */
    public CrossReference crossReference() {
        return new CrossReference(sourceRecords, systems);
    }
}
