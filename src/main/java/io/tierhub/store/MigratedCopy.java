package io.tierhub.store;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Brings the file of an H2 database up to this release: a copy, which takes its place once it is whole. H2 changes a table by
 * making a new one, dropping the old and giving the new its name, so whatever ends a process in between, a kill or a full
 * disk, would leave a file in which neither has that name.
 */
final class MigratedCopy {
    private MigratedCopy() {}

    /**
     * Replaces the file of a database that nobody has open.
     *
     * @throws StoreException when there is no room for the file once more, or the schema cannot be brought up to date; the
     *     file is as it was
     */
    static void replace(StoreSettings settings, Path file, String node) {
        Path copy = file.resolveSibling("upgrading-" + file.getFileName());
        try {
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            try (HikariDataSource pool = Connections.pool(settings.in(copy), node)) {
                Migrations.run(pool, Dialect.H2);
            }
            try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw StoreException.noRoom(file, failed);
        } finally {
            var unused =
                    copy.toFile().delete(); // one that failed takes room; where it cannot go the next start replaces it
        }
    }
}
