package io.tierhub.config;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Reads a properties file as Java does, and knows the line of each key. A key that stands twice is a problem. */
final class PropertiesFile {
    private PropertiesFile() {}

    static Map<String, Property> read(String file, String text, Problems problems) {
        Map<String, Property> found = new LinkedHashMap<>();
        List<String> lines = text.lines().toList();
        int next = 0;
        while (next < lines.size()) {
            int first = next;
            StringBuilder logical = new StringBuilder(lines.get(next++));
            while (!isComment(logical) && continues(logical) && next < lines.size()) {
                logical.append('\n').append(lines.get(next++));
            }
            Place at = new Place(file, first + 1);
            parse(logical.toString(), at, problems).forEach((key, value) -> {
                Property before = found.putIfAbsent(key, new Property(key, value, at));
                if (before != null) {
                    problems.add(
                            at,
                            key,
                            null,
                            "the key stands twice, first on line "
                                    + before.origin().line() + "; keep one");
                }
            });
        }
        return found;
    }

    private static Map<String, String> parse(String line, Place at, Problems problems) {
        Properties one = new Properties();
        try {
            one.load(new StringReader(line));
        } catch (IllegalArgumentException e) {
            problems.add(
                    at,
                    "",
                    null,
                    "a backslash with u must be followed by four hexadecimal digits; write \\\\ for a" + " backslash");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> pairs = new LinkedHashMap<>();
        one.stringPropertyNames()
                .forEach(key -> pairs.put(key, one.getProperty(key).strip()));
        return pairs;
    }

    private static boolean isComment(CharSequence line) {
        String text = line.toString().stripLeading();
        return text.startsWith("#") || text.startsWith("!");
    }

    private static boolean continues(CharSequence line) {
        int backslashes = 0;
        for (int i = line.length() - 1; i >= 0 && line.charAt(i) == '\\'; i--) {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }
}
