package io.tierhub.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every toxic does what it is called, with a server behind the proxy that sends back what it hears. */
class FaultProxyTest {
    private ServerSocket echo;
    private FaultProxy proxy;

    @BeforeEach
    void start() throws IOException {
        echo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "echo");
        thread.setDaemon(true);
        thread.start();
        proxy = new FaultProxy(echo.getLocalPort());
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        echo.close();
    }

    private void serve() {
        while (!echo.isClosed()) {
            try {
                Socket client = echo.accept();
                Thread thread = new Thread(() -> repeat(client), "echo");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void repeat(Socket client) {
        try (client) {
            client.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException broken) {
            // What the client sees of it is what the tests look at.
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        socket.setSoTimeout(2_000);
        return socket;
    }

    /** Sends so many bytes and reads until the end; how many came back. */
    private int roundTrip(int bytes) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(new byte[bytes]);
            socket.shutdownOutput();
            return socket.getInputStream().readAllBytes().length;
        }
    }

    private long roundTripMs(int bytes) throws IOException {
        long start = System.nanoTime();
        assertThat(roundTrip(bytes)).isEqualTo(bytes);
        return (System.nanoTime() - start) / 1_000_000;
    }

    @Test
    void withoutAToxicEverythingPasses() throws IOException {
        assertThat(roundTrip(1_000_000)).isEqualTo(1_000_000);
    }

    @Test
    void latencyDelays() throws IOException {
        proxy.answers(Toxic.latency(200));
        assertThat(roundTripMs(10)).isBetween(200L, 1_500L);
    }

    @Test
    void bandwidthLimits() throws IOException {
        proxy.requests(Toxic.bandwidth(10_000));
        assertThat(roundTripMs(3_000)).isBetween(300L, 1_800L);
    }

    @Test
    void slicesArriveOneByOne() throws IOException {
        proxy.answers(Toxic.slicer(10, 20));
        assertThat(roundTripMs(100)).isBetween(200L, 1_500L);
    }

    @Test
    void aSlowCloseEndsLater() throws IOException {
        proxy.answers(Toxic.slowClose(300));
        assertThat(roundTripMs(10)).isBetween(300L, 1_500L);
    }

    @Test
    void aTimeoutSaysNothingAndEnds() throws IOException {
        proxy.answers(Toxic.timeout(100));
        assertThat(roundTrip(10)).isZero();
    }

    @Test
    void aResetIsAReset() throws IOException {
        proxy.answers(Toxic.resetPeer(50));
        try (Socket socket = connect()) {
            socket.getOutputStream().write(1);
            InputStream in = socket.getInputStream();
            assertThatThrownBy(in::read).isInstanceOf(SocketException.class).hasMessageContaining("reset");
        }
    }

    @Test
    void limitedDataIsCutOff() throws IOException {
        proxy.answers(Toxic.limitData(7));
        assertThat(roundTrip(10)).isEqualTo(7);
    }

    @Test
    void aHalfCloseEndsTheAnswerAndLeavesTheConnection() throws IOException {
        proxy.answers(Toxic.halfClose(7));
        try (Socket socket = connect()) {
            socket.getOutputStream().write(new byte[10]);
            assertThat(socket.getInputStream().readAllBytes()).hasSize(7);
            socket.getOutputStream().write(1);
        }
    }

    @Test
    void downCutsWhatIsOpenAndWhatComesUntilItHeals() throws IOException {
        try (Socket open = connect()) {
            open.getOutputStream().write(1);
            assertThat(open.getInputStream().read()).isEqualTo(1);
            proxy.down();
            assertThatThrownBy(() -> readToItsEnd(open)).isInstanceOf(IOException.class);
        }
        assertThatThrownBy(() -> roundTrip(10))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(SocketTimeoutException.class);
        proxy.heal();
        assertThat(roundTrip(10)).isEqualTo(10);
        assertThat(proxy.accepted()).isEqualTo(3);
    }

    private static void readToItsEnd(Socket socket) throws IOException {
        if (socket.getInputStream().read() < 0) {
            throw new IOException("ended");
        }
    }
}
