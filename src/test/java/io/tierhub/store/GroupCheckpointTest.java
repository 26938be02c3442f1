package io.tierhub.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a power cut leaves of an H2 store: the bytes that were handed to the disk. A file system of the test keeps them apart. */
@Timeout(60)
class GroupCheckpointTest {
    private static final AtomicInteger BEGUN = new AtomicInteger();
    private static final AtomicInteger HANDED = new AtomicInteger();

    @TempDir
    Path folder;

    @BeforeEach
    void knowTheDisk() {
        FilePath.register(new Disk());
    }

    @Test
    void aSingleCommitSurvivesAPowerCutFromTheNextSecondOn() throws Exception {
        try (Store store = open()) {
            String lost = "nothing";
            int handed = 0;
            for (int begun = -1; begun != BEGUN.get(); ) {
                begun = BEGUN.get();
                handed = HANDED.get();
                commit(store, "number " + begun);
                lost = String.valueOf(afterAPowerCut("just now " + begun));
            }
            assertThat(lost).as("just now").isNotEqualTo("number " + BEGUN.get());

            awaitAfter(handed);

            assertThat(afterAPowerCut("later")).isEqualTo("number " + (BEGUN.get() - 1));
        }
    }

    @Test
    void theDiskIsLeftAloneWhileNothingIsCommitted() throws Exception {
        try (Store store = open()) {
            int before = HANDED.get();
            commit(store, "begun");
            awaitAfter(before);
            Thread.sleep(2 * GroupCheckpoint.EVERY_MS); // another, of what was committed at the start

            int last = HANDED.get();
            Thread.sleep(3 * GroupCheckpoint.EVERY_MS);

            assertThat(HANDED).hasValue(last);
        }
    }

    private Store open() {
        Store.open(StoreSettings.inFolder(folder), "test").close(); // makes the tables
        return Store.open(
                new StoreSettings("jdbc:h2:" + Disk.SCHEME + ":" + folder.resolve("tierhub"), "tierhub", ""), "test");
    }

    private static void commit(Store store, String told) {
        store.transaction(Effect.TARGET_RESUMED, tx -> {
            tx.meta().put("told", told);
            return tx;
        });
    }

    private static void awaitAfter(int before) throws InterruptedException {
        while (HANDED.get() == before) {
            Thread.sleep(5);
        }
    }

    private String afterAPowerCut(String name) throws IOException {
        Path after = Files.createDirectories(folder.resolve(name));
        Path onDisk = folder.resolve("tierhub.mv.db" + Disk.ON_DISK);
        if (!Files.exists(onDisk)) {
            return null;
        }
        Files.copy(onDisk, after.resolve("tierhub.mv.db"));
        try (Store store = Store.open(StoreSettings.inFolder(after), "test")) {
            return store.ask(tx -> tx.meta().get("told"));
        }
    }

    /** Files of which what was handed to the disk is kept in one beside. */
    public static final class Disk extends FilePathWrapper {
        static final String SCHEME = "disk";
        static final String ON_DISK = ".disk";

        @Override
        public String getScheme() {
            return SCHEME;
        }

        @Override
        public FileChannel open(String mode) throws IOException {
            return new Handed(getBase().open(mode), Path.of(getBase().toString()));
        }
    }

    private static final class Handed extends FileBase {
        private final FileChannel file;
        private final Path path;

        Handed(FileChannel file, Path path) {
            this.file = file;
            this.path = path;
        }

        @Override
        public void force(boolean metaData) throws IOException {
            BEGUN.incrementAndGet();
            file.force(metaData);
            Path made = path.resolveSibling(path.getFileName() + ".new");
            Files.copy(path, made, StandardCopyOption.REPLACE_EXISTING);
            Files.move(made, path.resolveSibling(path.getFileName() + Disk.ON_DISK), StandardCopyOption.ATOMIC_MOVE);
            HANDED.incrementAndGet();
        }

        @Override
        public int read(ByteBuffer to, long position) throws IOException {
            return file.read(to, position);
        }

        @Override
        public int write(ByteBuffer from, long position) throws IOException {
            return file.write(from, position);
        }

        @Override
        public int read(ByteBuffer to) throws IOException {
            return file.read(to);
        }

        @Override
        public int write(ByteBuffer from) throws IOException {
            return file.write(from);
        }

        @Override
        public long position() throws IOException {
            return file.position();
        }

        @Override
        public FileChannel position(long position) throws IOException {
            file.position(position);
            return this;
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            file.truncate(size);
            return this;
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return file.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }
    }
}
