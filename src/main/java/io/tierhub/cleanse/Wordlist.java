package io.tierhub.cleanse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The lists that lie beside the classes as resources. Lines that begin with # explain. */
final class Wordlist {
    private Wordlist() {}

    /** The lines of a list, trimmed, without blank ones and explanations. */
    static List<String> lines(String name) {
        List<String> lines = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(Wordlist.class.getResourceAsStream(name), name);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String text = line.strip();
                if (!text.isEmpty() && text.charAt(0) != '#') {
                    lines.add(text);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the list " + name + " cannot be read; is the installation complete?", e);
        }
        return lines;
    }

    /** The entries of a list that separates them by commas, as they are written. */
    static Set<String> words(String name) {
        Set<String> words = new HashSet<>();
        for (String line : lines(name)) {
            for (String word : line.split(",")) {
                words.add(word.strip());
            }
        }
        words.remove("");
        return words;
    }

    /** The same, folded. */
    static Set<String> folded(String name) {
        Set<String> folded = new HashSet<>();
        for (String word : words(name)) {
            folded.add(Text.fold(word));
        }
        folded.remove("");
        return folded;
    }
}
