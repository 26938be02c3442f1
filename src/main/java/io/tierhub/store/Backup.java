package io.tierhub.store;

import io.tierhub.store.BackupManifest.Part;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a copy of a store, and of files that belong to it, into one zip file: all tables as of one moment, while others
 * go on writing. Only its owner may read it.
 */
public final class Backup {
    /** What the names of tables and of files begin with inside the zip. */
    static final String TABLE = "table/";

    static final String HOME = "home/";

    private final Store store;
    private final String made;
    private final String release;

    /**
     * What was written and read again.
     *
     * @param rows of all tables together
     * @param files beside the tables
     */
    public record Written(long rows, int files, long bytes) {}

    /** @param made now, ISO 8601 */
    public Backup(Store store, String made, String release) {
        this.store = store;
        this.made = made;
        this.release = release;
    }

    /**
     * Writes, reads all of it again, and only then gives the file its name; one of that name is replaced.
     *
     * @param home files to go with it, by their path below the home
     * @throws BackupRefused when one of the files is too long to be restored
     */
    public Written write(Path file, Map<String, Path> home) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            BackupManifest manifest = fill(draft, home);
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            try (BackupReader reader = BackupReader.open(draft)) {
                reader.verify();
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            List<Part> tables = manifest.tables();
            return new Written(
                    tables.stream().mapToLong(Part::size).sum(),
                    manifest.parts().size() - tables.size(),
                    Files.size(file));
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private BackupManifest fill(Path draft, Map<String, Path> home) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(
                new BufferedOutputStream(Files.newOutputStream(draft, StandardOpenOption.WRITE), 1 << 16))) {
            zip.setLevel(Deflater.BEST_SPEED);
            List<Part> parts = new ArrayList<>();
            for (Map.Entry<String, Path> each : home.entrySet()) {
                if (Files.size(each.getValue()) > BackupReader.MAX_FILE_BYTES) {
                    throw new BackupRefused(each.getKey() + " is longer than " + BackupReader.MAX_FILE_BYTES
                            + " bytes; a backup holds configuration, move the file out of the way");
                }
                byte[] bytes = Files.readAllBytes(each.getValue());
                parts.add(part(zip, HOME + each.getKey(), out -> {
                    out.write(bytes);
                    return bytes.length;
                }));
            }
            String schema = store.snapshot(sql -> tables(sql, zip, parts));
            BackupManifest manifest = new BackupManifest(schema, made, release, List.copyOf(parts));
            zip.putNextEntry(new ZipEntry(BackupManifest.NAME));
            zip.write(manifest.format().getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
            return manifest;
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    private static String tables(Sql sql, ZipOutputStream zip, List<Part> parts) {
        try {
            for (String table : TableRows.tables(sql)) {
                TableRows rows = TableRows.of(sql, table);
                parts.add(part(zip, TABLE + table, out -> rows.write(sql, out)));
            }
            return Migrations.version(sql);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Writes the content of one entry; its size in the manifest. */
    private interface Content {
        long write(DataOutputStream out) throws IOException;
    }

    private static Part part(ZipOutputStream zip, String name, Content content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        MessageDigest digest = Digest.sha256();
        OutputStream hashed = new DigestOutputStream(zip, digest);
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(hashed, 1 << 16));
        long size = content.write(out);
        out.flush();
        zip.closeEntry();
        return new Part(name, size, Digest.hex(digest));
    }
}
