package io.tierhub.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/**
 * One process writes to a home: whoever holds {@code data/lock}. The operating system frees it when the process ends, in
 * whatever way. The file holds the owner's process id, for people.
 */
public final class HomeLock implements AutoCloseable {
    /**
     * Homes that this process holds. Closing a second channel on a locked file would free the lock, so it is not even
     * opened.
     */
    private static final Set<Path> HELD = new HashSet<>();

    private final Path key;
    private final FileChannel channel;

    private HomeLock(Path key, FileChannel channel) {
        this.key = key;
        this.channel = channel;
    }

    /** The home belongs to another process; the command may be tried again (exit code 75). */
    public static final class HeldException extends IOException {
        private static final long serialVersionUID = 1L;

        HeldException(Path data, String owner) {
            super("the data folder " + data + " is in use by process " + owner
                    + ", which does not take commands (it is starting, stopping, or no daemon). Nothing was done;"
                    + " try again when it has ended.");
        }
    }

    /**
     * Takes the lock of a home, at once or not at all.
     *
     * @param data the home's {@code data} folder; created if absent
     * @throws HeldException if another process, or this one, holds it
     */
    public static HomeLock acquire(Path data) throws IOException {
        Files.createDirectories(data);
        Path key = data.toRealPath();
        Path file = key.resolve("lock");
        synchronized (HELD) {
            if (HELD.contains(key)) {
                throw new HeldException(key, pid());
            }
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                if (channel.tryLock() == null) {
                    throw new HeldException(key, owner(channel));
                }
                channel.truncate(0);
                channel.write(ByteBuffer.wrap((pid() + "\n").getBytes(StandardCharsets.US_ASCII)), 0);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
            HELD.add(key);
            return new HomeLock(key, channel);
        }
    }

    private static String owner(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(20);
        channel.read(text, 0);
        String pid = new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII).strip();
        return pid.isEmpty() ? "(unknown)" : pid;
    }

    private static String pid() {
        return Long.toString(ProcessHandle.current().pid());
    }

    /** Frees the home. */
    @Override
    public void close() throws IOException {
        synchronized (HELD) {
            HELD.remove(key);
            channel.close();
        }
    }
}
