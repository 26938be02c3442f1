package io.tierhub.intake;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** A file to read: its bytes, unpacked where it is gzip by content, whatever its ending says. */
final class SourceFile {
    private static final int BUFFER = 1 << 16;

    private final Path path;
    private final String name;
    private final boolean packed;

    SourceFile(Path path) throws IOException {
        this.path = path;
        this.name = String.valueOf(path.getFileName());
        byte[] magic = head(path);
        this.packed = magic.length == 2 && magic[0] == (byte) 0x1F && magic[1] == (byte) 0x8B;
    }

    Path path() {
        return path;
    }

    /** The file's name, without folder. */
    String name() {
        return name;
    }

    boolean packed() {
        return packed;
    }

    /** The ending, lower-case, without dot and without .gz; empty if there is none. */
    String ending() {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".gz")) {
            lower = lower.substring(0, lower.length() - 3);
        }
        int dot = lower.lastIndexOf('.');
        return dot < 0 ? "" : lower.substring(dot + 1);
    }

    /** The content from its beginning. */
    InputStream open() throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(path), BUFFER);
        if (!packed) {
            return raw;
        }
        try {
            return new GZIPInputStream(raw, BUFFER);
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    private static byte[] head(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(2);
        }
    }
}
