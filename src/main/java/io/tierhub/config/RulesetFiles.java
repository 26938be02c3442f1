package io.tierhub.config;

import io.tierhub.grade.Ruleset;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** {@code config/grading/*.yaml}: one ruleset each, named like its file. */
final class RulesetFiles {
    private final Home home;
    private final Problems problems;
    private final YamlFile.Reader reader;

    RulesetFiles(Home home, Problems problems, YamlFile.Reader reader) {
        this.home = home;
        this.problems = problems;
        this.reader = reader;
    }

    /** By name; the built-in ruleset where there is no file. Also checks that one of them grades. */
    Map<String, Ruleset> load(@Nullable YamlFile<HubSettings> hub) {
        List<Path> files = ConfigFile.list(home.grading(), ".yaml");
        Map<String, Ruleset> rulesets = new LinkedHashMap<>();
        Set<String> names = new TreeSet<>();
        for (Path file : files) {
            names.add(FolderCheck.stem(file));
            @Nullable YamlFile<Ruleset> read = reader.read(file, Ruleset.class);
            if (read != null) {
                rulesets.put(FolderCheck.stem(file), named(read, FolderCheck.stem(file)));
            }
        }
        if (files.isEmpty()) {
            names.add(HubConfig.STANDARD);
            rulesets.put(HubConfig.STANDARD, Ruleset.defaults(HubConfig.STANDARD));
        }
        if (hub != null && ActiveRuleset.of(hub.settings(), names) == null) {
            hub.places().refuse(problems, "ruleset", ActiveRuleset.missing(hub.settings(), names));
        }
        return rulesets;
    }

    private Ruleset named(YamlFile<Ruleset> file, String name) {
        Ruleset ruleset = file.settings();
        if (!ruleset.name().equals(name)) {
            file.places()
                    .refuse(
                            problems,
                            "name",
                            "the file is named " + name + ".yaml; write name: " + name + ", or rename the file to "
                                    + ruleset.name() + ".yaml");
        }
        ruleset.faults().forEach(fault -> file.places().refuse(problems, fault.path(), fault.message()));
        return ruleset;
    }
}
