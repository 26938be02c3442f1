package io.tierhub.flow;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A hub with one target, which answers as each test says. */
abstract class DeliveryCase {
    @TempDir
    static Path folder;

    static DeliveryRig hub;

    StubTarget stub;
    Target crm;

    @BeforeAll
    static void open() throws Exception {
        hub = new DeliveryRig(folder, "crm");
    }

    @AfterAll
    static void close() {
        hub.close();
    }

    @BeforeEach
    void start() throws Exception {
        hub.forget();
        stub = new StubTarget();
        crm = DeliveryRig.target("crm", stub.url("/hooks/tiers?token=canary%2B1"), 5);
    }

    @AfterEach
    void stop() {
        stub.close();
    }
}
