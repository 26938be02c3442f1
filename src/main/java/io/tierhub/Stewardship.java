package io.tierhub;

import io.tierhub.cleanse.Cleanser;
import io.tierhub.config.HubConfig;
import io.tierhub.flow.BusinessClock;
import io.tierhub.flow.ChangePins;
import io.tierhub.flow.Deciding;
import io.tierhub.flow.MasterLock;
import io.tierhub.flow.Overriding;
import io.tierhub.flow.Pinning;
import io.tierhub.flow.RebuildGolden;
import io.tierhub.flow.Regroup;
import io.tierhub.flow.Reviewing;
import io.tierhub.flow.Tagging;
import io.tierhub.store.Store;

/** What people decide about records, customers, tiers and tags. */
public final class Stewardship {
    private final HubConfig config;
    private final BusinessClock clock;
    private final Store store;
    private final MasterLock lock;
    private final Deciding deciding;
    private final Pinning pinning;
    private final Overriding overriding;
    private final Tagging tagging;

    Stewardship(
            HubConfig config,
            BusinessClock clock,
            Store store,
            MasterLock lock,
            Cleanser cleanser,
            RebuildGolden golden,
            Regroup regroup) {
        this.config = config;
        this.clock = clock;
        this.store = store;
        this.lock = lock;
        ChangePins pins = new ChangePins(golden, clock);
        this.deciding = new Deciding(store, lock, regroup, pins, clock);
        this.pinning = new Pinning(store, lock, cleanser, pins);
        this.overriding = new Overriding(store, lock, clock);
        this.tagging = new Tagging(store, lock, clock);
    }

    /** The decisions of a person. */
    public Deciding deciding() {
        return deciding;
    }

    /** The values that a person pins. */
    public Pinning pinning() {
        return pinning;
    }

    /** The tiers that a person gives. */
    public Overriding overriding() {
        return overriding;
    }

    /** The tags that a person gives. */
    public Tagging tagging() {
        return tagging;
    }

    /** What waits for a person. */
    public Reviewing reviewing() {
        return new Reviewing(store, lock, config.matching(), clock.zone());
    }
}
