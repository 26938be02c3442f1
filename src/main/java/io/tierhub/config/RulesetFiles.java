package io.tierhub.config;

import io.tierhub.grade.Ruleset;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code config/grading/*.yaml}: one ruleset each, named like its file. */
final class RulesetFiles {
    private final Home home;
    private final Problems problems;
    private final Interpolation interpolation;

    RulesetFiles(Home home, Problems problems, Interpolation interpolation) {
        this.home = home;
        this.problems = problems;
        this.interpolation = interpolation;
    }

    /** By name; the built-in ruleset where there is no file. Also checks that one of them grades. */
    Map<String, Ruleset> load(@Nullable HubSettings hub) {
        List<Path> files = ConfigFile.list(home.grading(), ".yaml");
        Map<String, Ruleset> rulesets = new LinkedHashMap<>();
        Set<String> names = new LinkedHashSet<>();
        for (Path file : files) {
            String name = FolderCheck.stem(file);
            names.add(name);
            @Nullable Ruleset ruleset = read(file, name);
            if (ruleset != null) {
                rulesets.put(name, ruleset);
            }
        }
        if (files.isEmpty()) {
            names.add(HubConfig.STANDARD);
            rulesets.put(HubConfig.STANDARD, Ruleset.defaults(HubConfig.STANDARD));
        }
        if (hub != null && ActiveRuleset.of(hub, names) == null) {
            problems.add(new Place("config/hub.yaml", 0), "ruleset", hub.ruleset(), ActiveRuleset.missing(hub, names));
        }
        return rulesets;
    }

    private @Nullable Ruleset read(Path file, String name) {
        Optional<YamlNode> root = ConfigFile.text(home, file, problems)
                .flatMap(text -> YamlReader.read(home.named(file), text, problems));
        if (root.isEmpty()) {
            return null;
        }
        @Nullable Ruleset ruleset = new YamlBinder(problems, interpolation).bind(root.get(), Ruleset.class);
        if (ruleset != null && !ruleset.name().equals(name)) {
            new Places(root.get())
                    .refuse(problems, "name", "the file is named " + name + ".yaml; write name: " + name
                            + ", or rename the file to " + ruleset.name() + ".yaml");
        }
        return ruleset;
    }
}
