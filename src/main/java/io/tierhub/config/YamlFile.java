package io.tierhub.config;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One YAML file as one settings record.
 *
 * @param places where its keys stand
 */
record YamlFile<T>(T settings, Places places) {
    /** Reads files of a home and gathers what is wrong with them. */
    record Reader(Home home, Problems problems, Interpolation interpolation) {
        /** The settings of a file; null if any of it is wrong. A file that is not there says nothing. */
        <T> @Nullable YamlFile<T> read(Path file, Class<T> type) {
            return read(file, type, places -> {});
        }

        /** @param unbound told of a file that is YAML, but not the settings, for what can be said of it all the same */
        <T> @Nullable YamlFile<T> read(Path file, Class<T> type, Consumer<Places> unbound) {
            int before = problems.size();
            String text = ConfigFile.text(home, file, problems).orElse("");
            @Nullable YamlNode root = YamlReader.read(home.named(file), text, problems).orElse(null);
            if (root == null || (problems.size() > before && text.isEmpty())) {
                return null;
            }
            @Nullable T settings = new YamlBinder(problems, interpolation).bind(root, type);
            if (settings == null) {
                unbound.accept(new Places(root));
                return null;
            }
            return new YamlFile<>(settings, new Places(root));
        }
    }
}
