package io.tierhub.flow;

import java.io.File;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a file through only when its size and its time have stood still for the quiet time, as seen by this process. A
 * file's own time proves nothing: copies keep the one of the original. Writers that pause longer than the quiet time
 * should write under a temporary name ({@code .part}, {@code .tmp}, a leading dot) and rename.
 */
public final class SettledFiles implements GenericFileFilter<File> {
    /** How many files are watched at once; beyond that the longest watched is looked at anew. */
    static final int MAX_WATCHED = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(SettledFiles.class);

    private static final Set<String> UNFINISHED =
            Set.of(".part", ".partial", ".tmp", ".temp", ".filepart", ".crdownload", ".swp", ".writing");

    private final long quietMs;
    private final LongSupplier nowMs;
    private final Map<String, Seen> watched = new LinkedHashMap<>();

    private record Seen(long size, long modified, long since) {}

    /**
     * @param quietMs how long a file must stand still
     * @param nowMs a clock that never jumps
     */
    public SettledFiles(long quietMs, LongSupplier nowMs) {
        this.quietMs = quietMs;
        this.nowMs = nowMs;
    }

    @Override
    public boolean accept(GenericFile<File> candidate) {
        return !candidate.isDirectory() && !misread(candidate.getFile()) && settled(candidate.getFile());
    }

    /** Camel takes a backslash for a separator and would look for the file elsewhere: it stays, and that is said once. */
    private synchronized boolean misread(File file) {
        boolean misread = file.getName().indexOf('\\') >= 0;
        if (misread && watched.put(file.getPath(), new Seen(0, 0, 0)) == null) {
            LOG.warn("{}: a file with a backslash in its name is not taken in; rename it", file.getName());
        }
        return misread;
    }

    synchronized boolean settled(File file) {
        if (unfinishedName(file.getName())) {
            return false;
        }
        long now = nowMs.getAsLong();
        Seen seen = watched.get(file.getPath());
        if (seen == null || seen.size != file.length() || seen.modified != file.lastModified()) {
            watched.remove(file.getPath());
            watched.put(file.getPath(), new Seen(file.length(), file.lastModified(), now));
            if (watched.size() > MAX_WATCHED) {
                watched.remove(watched.keySet().iterator().next());
            }
            return quietMs == 0;
        }
        return now - seen.since >= quietMs;
    }

    /** Waits out the quiet time once for all; those that stood still, in their order. */
    List<File> awaitSettled(List<File> files) {
        files.forEach(this::settled);
        try {
            Thread.sleep(files.isEmpty() ? 0 : quietMs);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return List.of();
        }
        return files.stream().filter(file -> file.isFile() && settled(file)).toList();
    }

    /** Forgets a file that was taken, so that a new one of its name is watched from its beginning. */
    synchronized void forget(File file) {
        watched.remove(file.getPath());
    }

    /** Whether the name says that somebody is still writing, or that it is no export at all. */
    public static boolean unfinishedName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        int dot = lower.lastIndexOf('.');
        return lower.startsWith(".")
                || lower.startsWith("~$")
                || lower.endsWith("~")
                || dot >= 0 && UNFINISHED.contains(lower.substring(dot));
    }
}
