package io.tierhub.config;

import io.tierhub.act.ActionSettings;
import io.tierhub.behaviour.Rates;
import io.tierhub.grade.Ruleset;
import io.tierhub.master.SurvivorshipRules;
import io.tierhub.match.MatchRules;
import io.tierhub.vocabulary.Nearest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads every file of a home and refuses once, with all that is wrong. A missing file means the built-in defaults. */
public final class ConfigLoader {
    private final Home home;
    private final Layers layers;
    private final List<SystemCheck> checks;
    private final Problems problems = new Problems();
    private final Interpolation interpolation;
    private final YamlFile.Reader reader;

    public ConfigLoader(Home home, Layers layers, SystemCheck... more) {
        this.home = home;
        this.layers = layers;
        this.checks = new ArrayList<>(SystemCheck.ALL);
        this.checks.addAll(List.of(more));
        this.interpolation = new Interpolation(home.root(), layers.environment());
        this.reader = new YamlFile.Reader(home, problems, interpolation);
    }

    /** The configuration, or {@link ConfigRefused}. */
    public HubConfig load() {
        @Nullable HubConfig config = read();
        problems.refuseIfAny();
        return Objects.requireNonNull(config, "no problem, so everything was bound");
    }

    /** What {@code tierhub check} reports: every problem, by file and line; empty if the home is fine. */
    public List<Problem> check() {
        read();
        return problems.all();
    }

    /** What {@link #check} found that is no fault, and yet may not be meant so. */
    public List<Problem> warnings() {
        return problems.warnings();
    }

    private @Nullable HubConfig read() {
        FolderCheck.check(home, problems);
        ApplicationFile.Loaded application = application();
        @Nullable ApplicationSettings settings = application.settings();
        @Nullable YamlFile<HubSettings> hub = file("hub.yaml", HubSettings.class);
        @Nullable YamlFile<MatchRules> matching = file("matching.yaml", MatchRules.class);
        @Nullable YamlFile<SurvivorshipRules> survivorship = file("survivorship.yaml", SurvivorshipRules.class);
        Map<String, Ruleset> rulesets = new RulesetFiles(home, problems, reader).load(hub);
        Map<String, SystemConfig> systems = systems(settings);
        if (matching != null) {
            refuseUnknownUnique(matching);
        }
        @Nullable YamlFile<ActionSettings> actions = file("actions.yaml", ActionSettings.class);
        if (actions != null && hub != null && settings != null) {
            new ActionsFile(actions, settings.outbound().reachable()).check(problems, hub.settings(), rulesets, systems);
        }
        Rates rates = rates(hub);
        if (settings == null || hub == null || matching == null || survivorship == null || actions == null) {
            return null;
        }
        return new HubConfig(
                home,
                settings,
                application.properties(),
                hub.settings(),
                matching.settings(),
                survivorship.settings(),
                rulesets,
                actions.settings(),
                rates,
                systems);
    }

    private ApplicationFile.Loaded application() {
        Path file = home.config().resolve("application.properties");
        String text = ConfigFile.text(home, file, problems).orElse("");
        return new ApplicationFile(problems, interpolation).load(text, layers);
    }

    private <T> @Nullable YamlFile<T> file(String name, Class<T> type) {
        return reader.read(home.config().resolve(name), type);
    }

    private Map<String, SystemConfig> systems(@Nullable ApplicationSettings settings) {
        FolderSettings folders = settings == null ? Defaults.of(FolderSettings.class) : settings.folders();
        Map<String, SystemConfig> systems = new LinkedHashMap<>();
        for (Path path : ConfigFile.list(home.systems(), ".yaml")) {
            @Nullable YamlFile<SystemConfig> file = reader.read(path, SystemConfig.class);
            if (file != null) {
                SystemFile read = new SystemFile(FolderCheck.stem(path), file.settings(), home, folders, file.places());
                checks.forEach(check -> check.check(read, problems));
                if (settings != null) {
                    new AddressCheck(settings.outbound().reachable()).check(read, problems);
                }
                systems.put(read.name(), read.config());
            }
        }
        return systems;
    }

    /** A misspelt name would leave its system as it is without a word. */
    private void refuseUnknownUnique(YamlFile<MatchRules> matching) {
        List<String> known = ConfigFile.list(home.systems(), ".yaml").stream()
                .map(FolderCheck::stem)
                .toList();
        for (String name : matching.settings().uniqueSystems()) {
            if (!known.contains(name)) {
                String message = "there is no system " + name + " in config/systems; " + Nearest.remedy(name, known);
                matching.places().refuse(problems, "unique_systems", message);
            }
        }
    }

    private Rates rates(@Nullable YamlFile<HubSettings> hub) {
        String currency = hub == null
                ? Defaults.of(HubSettings.class).currency()
                : hub.settings().currency();
        return ConfigFile.text(home, home.config().resolve("rates.csv"), problems)
                .map(text -> RatesFile.read(text, currency, problems))
                .orElseGet(() -> Rates.none(currency));
    }
}
