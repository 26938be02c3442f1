package io.tierhub.config;

import io.tierhub.behaviour.Rates;
import io.tierhub.grade.Ruleset;
import io.tierhub.master.SurvivorshipRules;
import io.tierhub.match.MatchRules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads every file of a home and refuses once, with all that is wrong. A missing file means the built-in defaults. */
public final class ConfigLoader {
    private final Home home;
    private final Layers layers;
    private final List<SystemCheck> checks;
    private final Problems problems = new Problems();
    private final Interpolation interpolation;

    public ConfigLoader(Home home, Layers layers, SystemCheck... more) {
        this.home = home;
        this.layers = layers;
        this.checks = new ArrayList<>(SystemCheck.ALL);
        this.checks.addAll(List.of(more));
        this.interpolation = new Interpolation(home.root(), layers.environment());
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

    private @Nullable HubConfig read() {
        FolderCheck.check(home, problems);
        ApplicationFile.Loaded application = application();
        @Nullable ApplicationSettings settings = application.settings();
        FolderSettings folders = settings == null ? Defaults.of(FolderSettings.class) : settings.folders();
        @Nullable HubSettings hub = file("hub.yaml", HubSettings.class);
        @Nullable MatchRules matching = file("matching.yaml", MatchRules.class);
        @Nullable SurvivorshipRules survivorship = file("survivorship.yaml", SurvivorshipRules.class);
        Map<String, Ruleset> rulesets = new RulesetFiles(home, problems, interpolation).load(hub);
        Map<String, SystemConfig> systems = systems(folders);
        Rates rates = rates(hub == null ? "CNY" : hub.currency());
        if (settings == null || hub == null || matching == null || survivorship == null) {
            return null;
        }
        return new HubConfig(
                home,
                settings,
                application.properties(),
                filledIn(application.properties()),
                hub,
                matching,
                survivorship,
                rulesets,
                rates,
                systems);
    }

    private ApplicationFile.Loaded application() {
        String text = text(home.config().resolve("application.properties")).orElse("");
        return new ApplicationFile(problems, interpolation).load(text, layers);
    }

    private <T> @Nullable T file(String name, Class<T> type) {
        Path file = home.config().resolve(name);
        return YamlReader.read(home.named(file), text(file).orElse(""), problems)
                .map(root -> new YamlBinder(problems, interpolation).bind(root, type))
                .orElse(null);
    }

    private Map<String, SystemConfig> systems(FolderSettings folders) {
        Map<String, SystemConfig> systems = new LinkedHashMap<>();
        for (Path file : ConfigFile.list(home.systems(), ".yaml")) {
            String name = FolderCheck.stem(file);
            Optional<YamlNode> root =
                    text(file).flatMap(text -> YamlReader.read(home.named(file), text, problems));
            @Nullable SystemConfig system = root.isEmpty()
                    ? null
                    : new YamlBinder(problems, interpolation).bind(root.get(), SystemConfig.class);
            if (system != null) {
                SystemFile read = new SystemFile(name, system, home, folders, new Places(root.get()));
                checks.forEach(check -> check.check(read, problems));
                systems.put(system.system(), system);
            }
        }
        return systems;
    }

    private Rates rates(String currency) {
        return text(home.config().resolve("rates.csv"))
                .map(text -> RatesFile.read(text, currency, problems))
                .orElseGet(() -> Rates.none(currency));
    }

    private Map<String, String> filledIn(Map<String, Property> properties) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Property property : properties.values()) {
            try {
                values.put(property.key(), interpolation.resolve(property.value()));
            } catch (IllegalArgumentException e) {
                if (!property.key().startsWith(ApplicationSettings.PREFIX)) {
                    problems.add(property.origin(), property.key(), property.shown(), String.valueOf(e.getMessage()));
                }
            }
        }
        return values;
    }

    private Optional<String> text(Path file) {
        return ConfigFile.text(home, file, problems);
    }
}
