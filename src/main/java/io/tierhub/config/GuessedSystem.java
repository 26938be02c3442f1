package io.tierhub.config;

import io.tierhub.vocabulary.Entity;
import java.util.List;
import java.util.Map;

/** A guess, written as a system file with what is left for a person to do. */
final class GuessedSystem {
    private GuessedSystem() {}

    static String yaml(String system, String file, MappingGuess guess) {
        String entity = guess.entity().configName();
        StringBuilder yaml = new StringBuilder();
        yaml.append("# A first mapping, guessed from the columns of ").append(file.replace('\n', ' '));
        yaml.append(". Check it, then run: tierhub check\n");
        yaml.append("# 根据导出文件的列名推测，请核对后运行 tierhub check\n");
        yaml.append("system: ")
                .append(system)
                .append("\nkind: other\n")
                .append(entity)
                .append(":\n");
        yaml.append("  files: ").append(quoted(glob(file))).append('\n');
        needed(yaml, "key", guess, guess.entity() == Entity.CUSTOMERS);
        if (guess.entity() != Entity.CUSTOMERS) {
            needed(yaml, "customer", guess, true);
        }
        yaml.append("  map:\n");
        for (Map.Entry<String, List<String>> field : guess.columns().entrySet()) {
            if (!field.getKey().equals("key") && !field.getKey().equals("customer")) {
                yaml.append("    ")
                        .append(field.getKey())
                        .append(": ")
                        .append(columns(field.getValue()))
                        .append('\n');
            }
        }
        unmapped(yaml, guess);
        return yaml.toString();
    }

    private static void needed(StringBuilder yaml, String key, MappingGuess guess, boolean required) {
        List<String> columns = guess.columns().getOrDefault(key, List.of());
        if (!columns.isEmpty()) {
            yaml.append("  ").append(key).append(": ").append(columns(columns)).append('\n');
        } else if (required) {
            yaml.append("  # no column looks like it: write the name of the column here 未识别，请填写列名\n");
            yaml.append("  ").append(key).append(":\n");
        }
    }

    private static void unmapped(StringBuilder yaml, MappingGuess guess) {
        if (guess.unmapped().isEmpty()) {
            return;
        }
        yaml.append("    # Not mapped 未映射的列:\n");
        for (String column : guess.unmapped()) {
            yaml.append("    #   ")
                    .append(column.replace('\n', ' ').replace('\r', ' '))
                    .append('\n');
        }
    }

    private static String columns(List<String> columns) {
        return columns.size() == 1
                ? quoted(columns.get(0))
                : "["
                        + String.join(
                                ", ",
                                columns.stream().map(GuessedSystem::quoted).toList()) + "]";
    }

    /** The file's name up to its first digit: the next export has another date in it. */
    private static String glob(String file) {
        int end = 0;
        while (end < file.length() && !Character.isDigit(file.charAt(end)) && file.charAt(end) != '.') {
            end++;
        }
        String stem = file.substring(0, end == 0 ? file.length() : end);
        while (stem.length() > 1 && "-_ ".indexOf(stem.charAt(stem.length() - 1)) >= 0) {
            stem = stem.substring(0, stem.length() - 1);
        }
        StringBuilder glob = new StringBuilder();
        for (int i = 0; i < stem.length(); i++) {
            char c = stem.charAt(i);
            glob.append("*?[]{}\\".indexOf(c) >= 0 ? "?" : String.valueOf(c));
        }
        return glob.append('*').toString();
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append(c);
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
