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
        key(yaml, guess);
        if (guess.entity() != Entity.CUSTOMERS) {
            customer(yaml, guess);
        }
        yaml.append("  map:\n");
        String group = "";
        for (Map.Entry<String, FieldGuess> field : guess.fields().entrySet()) {
            String name = field.getKey();
            if (name.equals("key") || name.equals("no key") || name.startsWith("customer")) {
                continue;
            }
            int dot = name.indexOf('.');
            String head = dot < 0 ? "" : name.substring(0, dot);
            if (!head.isEmpty() && !head.equals(group)) {
                yaml.append("    ").append(head).append(":\n");
            }
            group = head;
            line(yaml, head.isEmpty() ? "    " : "      ", name.substring(dot + 1), field.getValue());
        }
        unmapped(yaml, guess);
        return yaml.toString();
    }

    private static void key(StringBuilder yaml, MappingGuess guess) {
        FieldGuess key = guess.fields().get("key");
        FieldGuess none = guess.fields().get("no key");
        if (key != null) {
            line(yaml, "  ", "key", key);
        } else if (none != null) {
            yaml.append("  # ")
                    .append(comment(none.columns().get(0) + ": " + none.doubt()))
                    .append('\n');
        } else if (guess.entity() == Entity.CUSTOMERS) {
            yaml.append("  # no column looks like it: write the name of the column here 未识别，请填写列名\n");
            yaml.append("  key:\n");
        }
    }

    private static void customer(StringBuilder yaml, MappingGuess guess) {
        for (String how : List.of("customer", "customer.email", "customer.phone")) {
            FieldGuess found = guess.fields().get(how);
            if (found != null && how.equals("customer")) {
                line(yaml, "  ", "customer", found);
            } else if (found != null) {
                doubt(yaml, "  ", found);
                yaml.append("  customer: {")
                        .append(how.substring("customer.".length()))
                        .append(": ")
                        .append(columns(found.columns()))
                        .append("}\n");
            }
        }
    }

    private static void line(StringBuilder yaml, String indent, String name, FieldGuess guess) {
        doubt(yaml, indent, guess);
        String columns = columns(guess.columns());
        yaml.append(indent)
                .append(name)
                .append(": ")
                .append(guess.steps().isEmpty() ? columns : "{column: " + columns + ", " + guess.steps() + "}")
                .append('\n');
    }

    private static void doubt(StringBuilder yaml, String indent, FieldGuess guess) {
        if (guess.doubt() != null) {
            yaml.append(indent)
                    .append("# ? 请核对: ")
                    .append(comment(guess.doubt()))
                    .append('\n');
        }
    }

    private static String comment(String text) {
        return text.replace('\n', ' ').replace('\r', ' ');
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
