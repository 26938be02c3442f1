package io.tierhub.store;

import io.tierhub.store.BackupManifest.Part;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A backup, opened for reading. */
public final class BackupReader implements AutoCloseable {
    /** Bytes of one file beside the tables. */
    static final int MAX_FILE_BYTES = 64 << 20;

    private final Path file;
    private final ZipFile zip;
    private final BackupManifest manifest;

    private BackupReader(Path file, ZipFile zip, BackupManifest manifest) {
        this.file = file;
        this.zip = zip;
        this.manifest = manifest;
    }

    /**
     * Opens a backup and reads its list of contents.
     *
     * @throws BackupRefused when it is none, or that list is damaged
     */
    public static BackupReader open(Path file) throws IOException {
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException | EOFException | IllegalArgumentException broken) {
            throw new BackupRefused(file + " is no backup, or not all of it: " + broken.getMessage());
        }
        try {
            ZipEntry entry = zip.getEntry(BackupManifest.NAME);
            if (entry == null) {
                throw new BackupRefused(file + " is no backup of a hub: it has no list of contents");
            }
            try (InputStream in = zip.getInputStream(entry)) {
                String text = new String(in.readNBytes(MAX_FILE_BYTES), StandardCharsets.UTF_8);
                return new BackupReader(file, zip, BackupManifest.parse(text));
            }
        } catch (ZipException | EOFException broken) {
            zip.close();
            throw new BackupRefused(file + " is damaged: its list of contents cannot be read");
        } catch (IOException | RuntimeException broken) {
            zip.close();
            throw broken;
        }
    }

    /** When it was made, ISO 8601. */
    public String made() {
        return manifest.made();
    }

    BackupManifest manifest() {
        return manifest;
    }

    /**
     * Reads all of it.
     *
     * @throws BackupRefused when anything is not what was written
     */
    public void verify() throws IOException {
        for (Part part : manifest.parts()) {
            if (part.name().startsWith(Backup.TABLE)) {
                load(part, null);
            } else {
                file(part);
            }
        }
    }

    /** The files that went with the tables, by their path below the home. */
    public Map<String, byte[]> home() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (Part part : manifest.parts()) {
            if (part.name().startsWith(Backup.HOME)) {
                files.put(part.name().substring(Backup.HOME.length()), file(part));
            }
        }
        return files;
    }

    private byte[] file(Part part) throws IOException {
        MessageDigest digest = Digest.sha256();
        byte[] bytes;
        try (InputStream in = entry(part)) {
            bytes = in.readNBytes(MAX_FILE_BYTES);
        } catch (ZipException | EOFException broken) {
            throw damaged(part);
        }
        digest.update(bytes);
        refuseUnless(bytes.length == part.size() && Digest.hex(digest).equals(part.sha256()), part);
        return bytes;
    }

    /** Reads the rows of a table, into a database where there is one. */
    void load(Part part, @Nullable Sql sql) throws IOException {
        MessageDigest digest = Digest.sha256();
        try (DigestInputStream hashed = new DigestInputStream(entry(part), digest);
                DataInputStream in = new DataInputStream(new BufferedInputStream(hashed, 1 << 16))) {
            TableRows rows = TableRows.header(part.name().substring(Backup.TABLE.length()), in);
            long read = rows.read(in, sql);
            boolean end = in.read() < 0;
            refuseUnless(end && read == part.size() && Digest.hex(digest).equals(part.sha256()), part);
        } catch (IOException | IllegalArgumentException broken) {
            throw damaged(part);
        }
    }

    private InputStream entry(Part part) throws IOException {
        ZipEntry entry = zip.getEntry(part.name());
        if (entry == null) {
            throw damaged(part);
        }
        return zip.getInputStream(entry);
    }

    private void refuseUnless(boolean good, Part part) {
        if (!good) {
            throw damaged(part);
        }
    }

    private BackupRefused damaged(Part part) {
        return new BackupRefused(file + " is damaged at " + part.name() + ": it is not what was written. Nothing was"
                + " restored from it; use another backup");
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
