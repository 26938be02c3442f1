package io.tierhub.config;

import io.tierhub.act.ActionSettings;
import io.tierhub.behaviour.Rates;
import io.tierhub.grade.Ruleset;
import io.tierhub.master.SurvivorshipRules;
import io.tierhub.match.MatchRules;
import io.tierhub.store.StoreSettings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a home says, valid.
 *
 * @param properties every key of the application settings with its origin: ours, Camel's and the routes'; references are
 *     filled in, so the values are never for a log
 * @param rulesets by name
 * @param systems by name
 */
public record HubConfig(
        Home home,
        ApplicationSettings application,
        Map<String, Property> properties,
        HubSettings hub,
        MatchRules matching,
        SurvivorshipRules survivorship,
        Map<String, Ruleset> rulesets,
        ActionSettings actions,
        Rates rates,
        Map<String, SystemConfig> systems) {
    /** The ruleset of a hub that has no grading file. */
    public static final String STANDARD = "standard";

    /** Reads a home, with the environment and the system properties of this process above it. */
    public static HubConfig load(Home home) {
        return new ConfigLoader(home, Layers.ofProcess(Map.of())).load();
    }

    /** The ruleset that grades. */
    public Ruleset ruleset() {
        @Nullable Ruleset active = rulesets.get(ActiveRuleset.of(hub, rulesets.keySet()));
        if (active == null) {
            throw new IllegalStateException("checked when loading: " + hub.ruleset());
        }
        return active;
    }

    /** The database: the one that is set, or a file in the data folder. */
    public StoreSettings database() {
        @Nullable StoreSettings set = application.database();
        return set == null ? StoreSettings.inFolder(data()) : set;
    }

    /** The watched folder of a system. */
    public Path inbox(String system) {
        return inboxes().resolve(system);
    }

    /** The folder of all watched folders. */
    public Path inboxes() {
        return folder(application.folders().inbox());
    }

    public Path data() {
        return folder(application.folders().data());
    }

    public Path routes() {
        return folder(application.folders().routes());
    }

    /** What is for Camel's own configuration and the placeholders of routes: all keys but {@code tierhub.*}. */
    public Map<String, String> camel() {
        Map<String, String> others = new LinkedHashMap<>();
        properties.forEach((key, property) -> {
            if (!key.startsWith(ApplicationSettings.PREFIX)) {
                others.put(key, property.value());
            }
        });
        return others;
    }

    private Path folder(String name) {
        return home.root().resolve(name);
    }

    /** Leaves out all values: some are secret. */
    @Override
    public String toString() {
        return "HubConfig[" + home.root() + ", systems " + systems.keySet() + "]";
    }
}
