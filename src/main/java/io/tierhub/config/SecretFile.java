package io.tierhub.config;

import io.tierhub.vocabulary.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A secret in a file that may be replaced while the hub runs. The file is looked at no more than once a second, and read when it is
 * another. While there is nothing in it, or it cannot be read, the last secret holds: replacing a file is often two steps.
 */
final class SecretFile implements Secret.Kept {
    private static final Logger LOG = LoggerFactory.getLogger(SecretFile.class);
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Path path;
    private final String name;
    private final LongSupplier nanos;
    private String value;
    private @Nullable Mark mark;
    private long lookedNanos;
    private boolean broken;

    /** By what a file shows that it is another: a link that was changed leads to another key. */
    private record Mark(
            FileTime modified, long size, @Nullable Object key) {
        static Mark of(Path path) throws IOException {
            BasicFileAttributes seen = Files.readAttributes(path, BasicFileAttributes.class);
            return new Mark(seen.lastModifiedTime(), seen.size(), seen.fileKey());
        }
    }

    /**
     * A file that was just read.
     *
     * @param name as it is written in the configuration
     * @param value what was in it
     * @param nanos a clock that is never set
     */
    SecretFile(Path path, String name, String value, LongSupplier nanos) {
        this.path = path.toAbsolutePath().normalize();
        this.name = name;
        this.value = value;
        this.nanos = nanos;
        this.lookedNanos = nanos.getAsLong() - LOOK_NANOS;
    }

    @Override
    public synchronized String value() {
        long now = nanos.getAsLong();
        if (now - lookedNanos >= LOOK_NANOS) {
            lookedNanos = now;
            look();
        }
        return value;
    }

    private void look() {
        try {
            Mark seen = Mark.of(path);
            if (!seen.equals(mark)) {
                read(seen);
            }
        } catch (IOException gone) {
            tell("it cannot be read");
        }
    }

    private void read(Mark seen) throws IOException {
        String text = seen.size() > Interpolation.FILE_BYTES
                ? ""
                : Files.readString(path).stripTrailing();
        if (text.isBlank()) {
            tell("it is empty, or longer than a secret is");
            return;
        }
        if (!text.equals(value)) {
            LOG.info("The secret in {} was replaced; it holds from now on", name);
        }
        value = text;
        mark = seen;
        broken = false;
    }

    /** Once, until it is well again. */
    private void tell(String problem) {
        if (!broken) {
            LOG.warn("The secret in {} stays what it was: {}", name, problem);
        }
        broken = true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SecretFile file && path.equals(file.path);
    }

    @Override
    public int hashCode() {
        return Objects.hash(path);
    }

    @Override
    public String toString() {
        return Secret.MASK;
    }
}
