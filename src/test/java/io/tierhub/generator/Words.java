package io.tierhub.generator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The words that customers are made of. They are the generator's own: a matcher that shared them would be examined on
 * what it was taught.
 */
public final class Words {
    /** A word and how it is written in Latin letters. */
    public record Word(String han, String latin) {}

    /** @param phone the area code; @param postcode the beginning of the postcode */
    public record City(String name, String other, String phone, String postcode, String country) {
        /** 上海 of 上海市. */
        public String shortName() {
            return name.substring(0, name.length() - 1);
        }
    }

    public static final List<Word> HAN_SURNAMES = words("han-surnames.txt", " ");
    public static final List<Word> HAN_GIVEN = words("han-given.txt", " ");
    public static final List<Word> HAN_COMPANY = words("han-company.txt", " ");
    public static final List<Word> HAN_STREETS = words("han-streets.txt", "|");
    public static final List<Word> INDUSTRIES = words("industries.txt", "|");
    public static final List<City> HAN_CITIES = cities("han-cities.txt");
    public static final List<City> LATIN_CITIES = cities("latin-cities.txt");
    public static final List<String> LATIN_GIVEN = lines("latin-given.txt");
    public static final List<String> LATIN_SURNAMES = lines("latin-surnames.txt");
    public static final List<String> LATIN_COMPANY = lines("latin-company.txt");
    public static final List<String> LATIN_STREETS = lines("latin-streets.txt");

    private Words() {}

    private static List<Word> words(String file, String separator) {
        return lines(file).stream()
                .map(line -> line.split(Pattern.quote(separator), 2))
                .map(parts -> new Word(parts[0], parts[1]))
                .toList();
    }

    private static List<City> cities(String file) {
        return lines(file).stream()
                .map(line -> line.split("\\|"))
                .map(p -> new City(p[0], p[1], p[2], p[3], p[4]))
                .toList();
    }

    private static List<String> lines(String file) {
        try (InputStream in = Words.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the word list " + file + " is not on the class path");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
