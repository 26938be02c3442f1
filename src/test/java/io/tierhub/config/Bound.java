package io.tierhub.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What binding a YAML text gave. */
record Bound<T>(@Nullable T value, List<Problem> problems) {
    static <T> Bound<T> to(Class<T> type, String yaml) {
        return to(type, yaml, Path.of(""), Map.of());
    }

    static <T> Bound<T> to(Class<T> type, String yaml, Path home, Map<String, String> environment) {
        Problems problems = new Problems();
        Optional<YamlNode> root = YamlReader.read("file.yaml", yaml, problems);
        T value = root.isEmpty()
                ? null
                : new YamlBinder(problems, new Interpolation(home, environment)).bind(root.get(), type);
        return new Bound<>(value, problems.all());
    }

    /** The value of a text without problems. */
    static <T> T good(Class<T> type, String yaml) {
        Bound<T> bound = to(type, yaml);
        if (!bound.problems.isEmpty()) {
            throw new AssertionError(bound.problems);
        }
        return Objects.requireNonNull(bound.value);
    }

    List<String> report() {
        return problems.stream().map(Problem::toString).toList();
    }
}
