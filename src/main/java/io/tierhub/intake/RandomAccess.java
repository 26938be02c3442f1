package io.tierhub.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that can be read at any place: itself, or an unpacked copy that lives until it is closed. */
final class RandomAccess implements AutoCloseable {
    private final Path path;
    private final boolean copy;

    private RandomAccess(Path path, boolean copy) {
        this.path = path;
        this.copy = copy;
    }

    static RandomAccess to(SourceFile file, Limits limits) throws IOException {
        if (!file.packed()) {
            return new RandomAccess(file.path(), false);
        }
        Path unpacked = Files.createTempFile("tierhub-", ".unpacked");
        RandomAccess access = new RandomAccess(unpacked, true);
        try (InputStream in = file.open();
                OutputStream out = Files.newOutputStream(unpacked)) {
            byte[] block = new byte[1 << 16];
            long size = 0;
            for (int got = in.read(block); got >= 0; got = in.read(block)) {
                size += got;
                if (size > limits.entryBytes()) {
                    throw new RefusedFile(
                            file.name(),
                            0,
                            "WORKBOOK_TOO_LARGE: it unpacks to more than " + limits.entryBytes() + " bytes");
                }
                out.write(block, 0, got);
            }
            return access;
        } catch (IOException | RuntimeException e) {
            access.close();
            throw e;
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        if (copy) {
            Files.deleteIfExists(path);
        }
    }
}
