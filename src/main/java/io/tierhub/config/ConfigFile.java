package io.tierhub.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the text of configuration files: strict UTF-8, with or without a byte-order mark. */
final class ConfigFile {
    static final long BYTES = 16L << 20;

    private ConfigFile() {}

    /** The text; empty if there is no such file, or if it cannot be read, which is then a problem. */
    static Optional<String> text(Home home, Path file, Problems problems) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String name = home.named(file);
        try {
            if (Files.size(file) > BYTES) {
                problems.add(new Place(name, 0), "", null, "the file is longer than " + BYTES + " bytes; split it");
                return Optional.empty();
            }
            return decode(name, Files.readAllBytes(file), problems);
        } catch (IOException e) {
            problems.add(
                    new Place(name, 0),
                    "",
                    null,
                    "the file cannot be read; allow the user who runs tierhub to read it");
            return Optional.empty();
        }
    }

    /** What a folder holds with a given ending, by name; nothing if it is not there or not readable. */
    static List<Path> list(Path folder, String ending) {
        if (!Files.isDirectory(folder) || !Files.isReadable(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> decode(String name, byte[] bytes, Problems problems) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            String text = decoder.decode(in).toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            int line = 1;
            for (int i = 0; i < in.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            problems.add(new Place(name, line), "", null, "not UTF-8 text; save the file as UTF-8");
            return Optional.empty();
        }
    }
}
