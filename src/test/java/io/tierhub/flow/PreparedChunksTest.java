package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.tierhub.cleanse.CleanseRules;
import io.tierhub.cleanse.Cleanser;
import io.tierhub.flow.PrepareChunk.Prepared;
import io.tierhub.intake.EntityMapping;
import io.tierhub.vocabulary.Entity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How large the pieces of a file are, and how far they are read ahead. */
@Tag("h2") // the same on either database
class PreparedChunksTest {
    @TempDir
    Path folder;

    private final ThreadPoolExecutor worker = (ThreadPoolExecutor) Executors.newFixedThreadPool(1);
    private HubRig rig;

    @BeforeEach
    void aHub() throws IOException {
        rig = new HubRig(folder.resolve("home"), HubRig.ERP);
    }

    @AfterEach
    void close() {
        worker.shutdownNow();
        rig.close();
    }

    private ChunkReader file(int rows) throws IOException {
        StringBuilder text = new StringBuilder("id,name\n");
        for (int i = 0; i < rows; i++) {
            text.append('C').append(i).append(",n\n");
        }
        Path file = Files.writeString(folder.resolve("customers-" + rows + ".csv"), text);
        EntityMapping mapping =
                Objects.requireNonNull(rig.hub().config().systems().get("erp").customers());
        return new ChunkReader("erp", Entity.CUSTOMERS, mapping, file);
    }

    private List<Integer> rowsOfChunks(int rows) throws IOException {
        List<Integer> chunks = new ArrayList<>();
        try (ChunkReader reader = file(rows)) {
            for (var chunk = reader.next(); chunk != null; chunk = reader.next()) {
                chunks.add(chunk.rows());
            }
        }
        return chunks;
    }

    @Test
    void fiveThousandRowsAreOneChunkAndOneRowMoreBeginsTheNext() throws IOException {
        assertThat(rowsOfChunks(ChunkReader.CHUNK_ROWS)).containsExactly(ChunkReader.CHUNK_ROWS);
        assertThat(rowsOfChunks(ChunkReader.CHUNK_ROWS + 1)).containsExactly(ChunkReader.CHUNK_ROWS, 1);
    }

    @Test
    void asManyChunksAreReadAheadAsCanBePreparedAtOnceAndAnotherWhenOneWasTaken() throws IOException {
        PrepareChunk prepare = prepare();
        try (ChunkReader reader = file((PreparedChunks.AHEAD + 1) * ChunkReader.CHUNK_ROWS)) {
            PreparedChunks chunks = new PreparedChunks(reader, Entity.CUSTOMERS, prepare, Runnable::run, worker, 0);
            List<Integer> numbers = new ArrayList<>();
            for (Prepared chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
                numbers.add(chunk.number());
                assertThat(worker.getTaskCount())
                        .as("begun when chunk " + chunk.number() + " is there")
                        .isEqualTo(chunk.number() + PreparedChunks.AHEAD - 1);
            }
            assertThat(numbers).hasSize(PreparedChunks.AHEAD + 1).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void aFileIsReadOnTheThreadsThatPrepareIt() throws IOException {
        Set<Thread> readOn = new HashSet<>();
        Chunks one = new OneChunk(() -> readOn.add(Thread.currentThread()));
        try (PreparedChunks chunks = new PreparedChunks(one, Entity.CUSTOMERS, prepare(), worker, worker, 0)) {
            assertThat(chunks.next()).isNotNull();
            assertThat(chunks.next()).isNull();
        }
        assertThat(readOn).hasSize(1).doesNotContain(Thread.currentThread());
    }

    @Test
    void whoEndsReadingWaitsForTheChunkThatIsBeingReadAndNoneFollows() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger read = new AtomicInteger();
        Chunks slow = new OneChunk(() -> {
            reading.countDown();
            awaited(goOn);
            read.incrementAndGet();
        });
        PreparedChunks chunks = new PreparedChunks(slow, Entity.CUSTOMERS, prepare(), worker, worker, 0);
        Thread asking = new Thread(() -> assertThatCode(chunks::next).doesNotThrowAnyException());
        asking.start();
        awaited(reading);
        Thread ending = new Thread(chunks::close);
        ending.start();
        ending.join(100);
        assertThat(ending.isAlive()).isTrue();
        goOn.countDown();
        ending.join();
        asking.join();
        assertThat(chunks.next()).isNull();
        assertThat(read).hasValue(1);
    }

    private PrepareChunk prepare() {
        return new PrepareChunk(new Cleanser(CleanseRules.defaults()), rig.hub().mastering());
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One empty chunk, and what happens when anything is read. */
    private static final class OneChunk implements Chunks {
        private final Runnable onRead;
        private boolean given;

        OneChunk(Runnable onRead) {
            this.onRead = onRead;
        }

        @Override
        public @Nullable RawChunk next() {
            onRead.run();
            RawChunk chunk = given ? null : new RawChunk(1, List.of(), List.of(), new int[0], List.of(), 1, null);
            given = true;
            return chunk;
        }

        @Override
        public KeyIndex seen() {
            return new KeyIndex();
        }

        @Override
        public List<String> warnings() {
            return List.of();
        }

        @Override
        public void close() {}
    }
}
