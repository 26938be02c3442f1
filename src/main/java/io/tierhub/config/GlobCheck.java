package io.tierhub.config;

import io.tierhub.intake.EntityMapping;
import io.tierhub.vocabulary.Entity;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Every file of an inbox belongs to one entity at most. */
final class GlobCheck implements SystemCheck {
    @Override
    public void check(SystemFile file, Problems problems) {
        Map<Entity, String> globs = new LinkedHashMap<>();
        file.config().mappings().forEach((entity, mapping) -> {
            @Nullable String glob = usable(file, problems, entity, mapping);
            if (glob != null) {
                globs.put(entity, glob);
            }
        });
        List<Entity> entities = new ArrayList<>(globs.keySet());
        for (int i = 0; i < entities.size(); i++) {
            for (int j = i + 1; j < entities.size(); j++) {
                String first = globs.getOrDefault(entities.get(i), "");
                String second = globs.getOrDefault(entities.get(j), "");
                if (overlap(first, second)) {
                    file.places()
                            .refuse(
                                    problems,
                                    path(entities.get(j)),
                                    "the files of " + entities.get(i).configName() + " (" + first
                                            + ") match it too; narrow one of the two");
                }
            }
        }
    }

    private static @Nullable String usable(SystemFile file, Problems problems, Entity entity, EntityMapping mapping) {
        @Nullable String glob = mapping.files();
        if (glob == null) {
            return null;
        }
        if (glob.isBlank() || glob.indexOf('/') >= 0 || glob.indexOf('\\') >= 0) {
            file.places()
                    .refuse(
                            problems,
                            path(entity),
                            "must match names in the inbox, without folders; write it like " + entity.configName()
                                    + "*");
            return null;
        }
        try {
            matcher(glob);
            return glob;
        } catch (PatternSyntaxException e) {
            file.places()
                    .refuse(
                            problems,
                            path(entity),
                            "not a glob (" + e.getDescription() + "); write it like " + entity.configName() + "*");
            return null;
        }
    }

    /** Two globs overlap if one matches what the other says with nothing, or with a letter, for each wildcard. */
    private static boolean overlap(String a, String b) {
        return matches(a, b) || matches(b, a);
    }

    private static boolean matches(String glob, String other) {
        PathMatcher matcher = matcher(glob);
        String shortest = other.replace("*", "").replace('?', 'x');
        String longer = other.replace('*', 'x').replace('?', 'x');
        return matcher.matches(Path.of(shortest)) || matcher.matches(Path.of(longer));
    }

    private static PathMatcher matcher(String glob) {
        return FileSystems.getDefault().getPathMatcher("glob:" + glob);
    }

    private static String path(Entity entity) {
        return entity.configName() + ".files";
    }
}
