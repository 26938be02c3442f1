package io.tierhub.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaemonSocketTest {
    /** Short, so that the plain path fits; the test of long paths makes its own. */
    @TempDir
    private Path data;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private DaemonClient client;

    @BeforeEach
    void client() {
        client = new DaemonClient(data);
    }

    private OptionalInt run(String... args) {
        return client.run(call(args), out, err);
    }

    private static CommandLineCall call(String... args) {
        return new CommandLineCall(List.of(args), Path.of("/somewhere/else"), false);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aCommandRunsInTheDaemonWithItsArgumentsDirectoryOutputsAndExitCode() {
        CommandRunner runner = (call, out, err) -> {
            out.print(call.args() + " " + call.resolve("exports/客户.csv") + " " + call.terminal());
            err.print("近30天");
            return 65;
        };
        try (DaemonSocket daemon = DaemonSocket.open(data, runner)) {
            assertThat(run("load", "erp", "exports/客户.csv", "")).hasValue(65);
        }
        assertThat(text(out)).isEqualTo("[load, erp, exports/客户.csv, ] /somewhere/else/exports/客户.csv false");
        assertThat(text(err)).isEqualTo("近30天");
    }

    @Test
    void theSocketIsItsOwnersOnlyAndGoesWithTheDaemon() throws Exception {
        DaemonSocket daemon = DaemonSocket.open(data, (call, out, err) -> 0);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("socket"))))
                .isEqualTo("rw-------");

        daemon.close();

        try (var left = Files.list(data)) {
            assertThat(left).isEmpty();
        }
        assertThat(run("check")).isEmpty();
    }

    @Test
    void bigOutputArrivesWhole() {
        byte[] line = ("x".repeat(1_000) + "\n").getBytes(StandardCharsets.UTF_8);
        CommandRunner runner = (call, out, err) -> {
            for (int i = 0; i < 50_000; i++) {
                out.write(line, 0, line.length);
            }
            return 0;
        };
        try (DaemonSocket daemon = DaemonSocket.open(data, runner)) {
            assertThat(run("export", "customers")).hasValue(0);
        }
        assertThat(out.size()).isEqualTo(50_000 * line.length);
    }

    @Test
    void eightClientsAreServedAtOnceAndTheNinthIsAskedToTryAgain() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger running = new AtomicInteger();
        CommandRunner runner = (call, out, err) -> {
            running.incrementAndGet();
            try {
                go.await();
            } catch (InterruptedException e) {
                return 1;
            }
            out.print(call.args().get(0));
            return Integer.parseInt(call.args().get(0));
        };
        try (DaemonSocket daemon = DaemonSocket.open(data, runner)) {
            List<CompletableFuture<Integer>> codes = new ArrayList<>();
            for (int i = 0; i < DaemonSocket.MAX_CLIENTS; i++) {
                String number = Integer.toString(i);
                codes.add(CompletableFuture.supplyAsync(
                        () -> new DaemonClient(data)
                                .run(call(number), new ByteArrayOutputStream(), new ByteArrayOutputStream())
                                .orElse(-1),
                        task -> new Thread(task).start()));
            }
            await().until(() -> running.get() == DaemonSocket.MAX_CLIENTS);

            assertThat(run("99")).hasValue(75);
            assertThat(text(err)).contains("8 commands already");

            go.countDown();
            for (int i = 0; i < codes.size(); i++) {
                assertThat(codes.get(i).get()).isEqualTo(i);
            }
            await().untilAsserted(() -> assertThat(run("7")).hasValue(7));
        }
    }

    @Test
    void aLongPathFallsBackToAShortFolderThatOnlyItsOwnerMayEnter() throws Exception {
        Path deep = data.resolve("a".repeat(60)).resolve("客".repeat(30));
        Files.createDirectories(deep);
        DaemonSocket daemon = DaemonSocket.open(deep, (call, out, err) -> 3);

        Path socket = Path.of(Files.readString(deep.resolve("socket.path")));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket.getParent())))
                .isEqualTo("rwx------");
        assertThat(new DaemonClient(deep).run(call("check"), out, err)).hasValue(3);

        daemon.close();
        assertThat(socket.getParent()).doesNotExist();
        assertThat(new DaemonClient(deep).run(call("check"), out, err)).isEmpty();
    }

    @Test
    void aSocketLeftByAKilledDaemonIsNoDaemonAndTheNextOneReplacesIt() throws Exception {
        ServerSocketChannel killed = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        killed.bind(UnixDomainSocketAddress.of(data.resolve("socket")));
        killed.close();
        Files.createDirectory(data.resolve(".socket"));
        assertThat(data.resolve("socket")).exists();

        assertThat(run("check")).isEmpty();
        try (DaemonSocket daemon = DaemonSocket.open(data, (call, out, err) -> 0)) {
            assertThat(run("check")).hasValue(0);
        }
    }

    @Test
    void whereNothingListensNothingIsDone() {
        assertThat(run("check")).isEmpty();
        assertThat(new DaemonClient(data.resolve("absent")).run(call("check"), out, err))
                .isEmpty();
    }

    @Test
    void aDaemonThatDiesMeanwhileIsToldAsSuch() throws Exception {
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(data.resolve("socket")));
            CompletableFuture<OptionalInt> code = CompletableFuture.supplyAsync(() -> run("grade"));
            server.accept().close();

            assertThat(code.get()).hasValue(75);
        }
        assertThat(text(err)).contains("connection to the daemon was lost");
    }

    @Test
    void aCommandThatThrowsEndsWithOneAndTheDaemonLivesOn() {
        CommandRunner runner = (call, out, err) -> {
            if (call.args().isEmpty()) {
                throw new IllegalStateException("broken");
            }
            return 0;
        };
        try (DaemonSocket daemon = DaemonSocket.open(data, runner)) {
            assertThat(run()).hasValue(1);
            assertThat(text(err)).contains("broken");
            assertThat(run("check")).hasValue(0);
        }
    }

    @Test
    void rubbishAndOversizeEndTheConnectionOnly() throws Exception {
        List<String> ran = Collections.synchronizedList(new ArrayList<>());
        CommandRunner runner = (call, out, err) -> {
            ran.addAll(call.args());
            return 0;
        };
        try (DaemonSocket daemon = DaemonSocket.open(data, runner)) {
            for (int[] ints : new int[][] {{1, 2}, {0x54480001, 0x00ffffff, 0x7f000000}, {0x54480001, 0, 0x010007ff}}) {
                try (SocketChannel raw = SocketChannel.open(UnixDomainSocketAddress.of(data.resolve("socket")))) {
                    ByteBuffer bytes = ByteBuffer.allocate(64);
                    for (int i : ints) {
                        bytes.putInt(i);
                    }
                    raw.write(bytes.clear());
                    raw.shutdownOutput();
                    assertThat(raw.read(ByteBuffer.allocate(10))).isLessThanOrEqualTo(0);
                } catch (java.io.IOException reset) {
                    // Hanging up on unread bytes is an answer too.
                }
            }
            assertThat(run("check")).hasValue(0);
        }
        assertThat(ran).containsExactly("check");
    }

    @Test
    void aSilentClientGivesItsPlaceBack() throws Exception {
        try (DaemonSocket daemon = DaemonSocket.open(data, (call, out, err) -> 0)) {
            List<SocketChannel> silent = new ArrayList<>();
            long from = System.nanoTime();
            for (int i = 0; i < DaemonSocket.MAX_CLIENTS; i++) {
                silent.add(SocketChannel.open(UnixDomainSocketAddress.of(data.resolve("socket"))));
            }
            await().atMost(Duration.ofMillis(3 * DaemonSession.MAX_REQUEST_MS))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> run("check").equals(OptionalInt.of(0)));
            assertThat((System.nanoTime() - from) / 1_000_000).isGreaterThanOrEqualTo(DaemonSession.MAX_REQUEST_MS);
            for (SocketChannel channel : silent) {
                channel.close();
            }
        }
    }

    @Test
    void aCommandLineHasALimitThatSaysWhatToDo() {
        assertThatThrownBy(() -> run("load", "x".repeat(CommandLineCall.MAX_BYTES)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("inbox");
    }

    @Test
    void aCommandLineMayHaveSoManyArgumentsAndBytesAndNotOneMore() throws Exception {
        String directory = "/somewhere/else";
        String[] many = new String[CommandLineCall.MAX_ARGS];
        Arrays.fill(many, "a");
        String longest = "x".repeat(CommandLineCall.MAX_BYTES - directory.length());
        List<List<String>> taken = Collections.synchronizedList(new ArrayList<>());
        CommandRunner runner = (call, out, err) -> {
            taken.add(call.args());
            return 0;
        };
        try (DaemonSocket daemon = DaemonSocket.open(data, runner)) {
            assertThat(run(many)).hasValue(0);
            assertThat(run(longest)).hasValue(0);
            assertThat(taken).containsExactly(List.of(many), List.of(longest));
            assertThatThrownBy(() ->
                            run(Stream.concat(Stream.of("a"), Stream.of(many)).toArray(String[]::new)))
                    .hasMessageContaining("too long");
            assertThatThrownBy(() -> run(longest + "x")).hasMessageContaining("too long");
        }
        // A client that does not keep to it is hung up on.
        assertThatThrownBy(() -> CommandLineCall.read(sent(CommandLineCall.MAX_ARGS + 1, 0)))
                .hasMessageContaining("at most 4096 arguments");
        assertThatThrownBy(() -> CommandLineCall.read(sent(0, CommandLineCall.MAX_BYTES + 1)))
                .hasMessageContaining("at most 1048576 bytes");
    }

    private static DataInputStream sent(int arguments, int bytes) {
        ByteBuffer sent = ByteBuffer.allocate(13)
                .putInt(0x54480001)
                .put((byte) 0)
                .putInt(arguments)
                .putInt(bytes);
        return new DataInputStream(new ByteArrayInputStream(sent.array()));
    }

    @Test
    void aFrameMayHaveSoManyBytesAndNotOneMore() throws Exception {
        byte[] most = new byte[Frames.MAX_BYTES];
        assertThat(Frames.copy(frames(most.length), out, err)).isZero();
        assertThat(out.size()).isEqualTo(most.length);
        assertThatThrownBy(() -> Frames.copy(frames(most.length + 1), out, err))
                .hasMessageContaining("a frame of 65537 bytes");
    }

    private static DataInputStream frames(int bytes) {
        ByteBuffer sent = ByteBuffer.allocate(5 + bytes + 9);
        sent.put(Frames.OUT).putInt(bytes).position(5 + bytes);
        sent.put(Frames.EXIT).putInt(4).putInt(0);
        return new DataInputStream(new ByteArrayInputStream(sent.array()));
    }

    @Test
    void aPathOfAHundredBytesIsASocketsAndALongerOneIsNot() {
        assertThat(SocketPath.fits(Path.of("/" + "a".repeat(SocketPath.MAX_BYTES - 1))))
                .isTrue();
        assertThat(SocketPath.fits(Path.of("/" + "a".repeat(SocketPath.MAX_BYTES))))
                .isFalse();
        assertThat(SocketPath.fits(Path.of("/" + "客".repeat(SocketPath.MAX_BYTES / 3))))
                .isTrue();
        assertThat(SocketPath.fits(Path.of("/a" + "客".repeat(SocketPath.MAX_BYTES / 3))))
                .isFalse();
    }
}
