package io.tierhub.config;

import io.tierhub.vocabulary.Entity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What columns are called in the exports of many systems, in several languages. */
final class ColumnNames {
    private static final String RESOURCE = "column-names.txt";
    private static final Map<Entity, Map<String, List<String>>> ALL = read();

    private static final Pattern IN_BRACKETS = Pattern.compile("[(（\\[【][^)）\\]】]*[)）\\]】]");
    private static final Pattern UNIT = Pattern.compile("[(（\\[【](?:单位[:：])?(百万|千万|百|千|万|亿)元?[)）\\]】]");

    private ColumnNames() {}

    /** The fields of an entity, {@code key} and {@code customer} among them, each with its folded names, likeliest first. */
    static Map<String, List<String>> of(Entity entity) {
        return ALL.getOrDefault(entity, Map.of());
    }

    /** Whether a column goes by a folded name, with or without what it says in brackets, as in 金额(万元). */
    static boolean means(String column, String folded) {
        return fold(column).equals(folded)
                || fold(IN_BRACKETS.matcher(column).replaceAll("")).equals(folded);
    }

    /** The unit in the brackets of a column's name that is not one of its currency: 万, 亿; empty if there is none. */
    static String unit(String column) {
        Matcher unit = UNIT.matcher(column);
        return unit.find() ? unit.group(1) : "";
    }

    /** A column name without case, width, accents, spaces and punctuation. */
    static String fold(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss");
        StringBuilder folded = new StringBuilder(plain.length());
        plain.codePoints().filter(Character::isLetterOrDigit).forEach(folded::appendCodePoint);
        return folded.toString();
    }

    private static Map<Entity, Map<String, List<String>>> read() {
        Map<Entity, Map<String, List<String>>> all = new EnumMap<>(Entity.class);
        for (String line : text().lines().toList()) {
            int equals = line.indexOf(" = ");
            if (line.startsWith("#") || equals < 0) {
                continue;
            }
            String[] head = line.substring(0, equals).split(" ");
            List<String> names = new ArrayList<>();
            for (String name : line.substring(equals + 3).split("\\|")) {
                names.add(fold(name));
            }
            all.computeIfAbsent(Entity.valueOf(head[0].toUpperCase(Locale.ROOT)), entity -> new LinkedHashMap<>())
                    .put(head[1], names);
        }
        return all;
    }

    private static String text() {
        try (@Nullable InputStream in = ColumnNames.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
