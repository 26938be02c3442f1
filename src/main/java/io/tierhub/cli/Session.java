package io.tierhub.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.tierhub.Hub;
import io.tierhub.Standby;
import io.tierhub.config.Home;
import io.tierhub.config.HubConfig;
import io.tierhub.flow.BusinessClock;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one command works with: its hub, opened when first asked for, and its way to answer in text or JSON. */
final class Session implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Surroundings surroundings;
    private final Path home;
    private final boolean json;
    private @Nullable Hub own;
    private @Nullable HomeLock lock;

    Session(Surroundings surroundings, Path home, boolean json) {
        this.surroundings = surroundings;
        this.home = home;
        this.json = json;
    }

    /**
     * The hub of the home. Inside the daemon it is the daemon's; else this process takes the home's lock and opens it.
     *
     * @throws io.tierhub.config.ConfigRefused when the configuration has problems
     * @throws HomeLock.HeldException when another process has the home
     */
    Hub hub() throws IOException {
        Hub shared = surroundings.shared();
        if (shared != null) {
            return shared;
        }
        Hub opened = own;
        if (opened == null) {
            HubConfig config = held();
            opened = new Hub(config, clock(config));
            own = opened;
        }
        return opened;
    }

    /** The home's share in the deliveries of the node that has its database. */
    Standby standby() throws Exception {
        HubConfig config = held();
        return Standby.start(config, clock(config));
    }

    /** The configuration of the home, of which this process takes the lock. */
    private HubConfig held() throws IOException {
        HubConfig config = config();
        if (lock == null) {
            lock = HomeLock.acquire(config.data());
        }
        return config;
    }

    private static BusinessClock clock(HubConfig config) {
        return new BusinessClock(Clock.systemUTC(), config.hub().zone(), null);
    }

    /** The configuration of the home, read anew. */
    HubConfig config() {
        if (!Files.isDirectory(home)) {
            throw new UsageProblem("there is no home at " + home + "; make one with: tierhub init " + home);
        }
        return HubConfig.load(new Home(home));
    }

    Surroundings surroundings() {
        return surroundings;
    }

    Path home() {
        return home;
    }

    PrintStream out() {
        return surroundings.out();
    }

    /** A file argument, seen from where the command was typed. */
    Path file(String name) {
        return surroundings.directory().resolve(name).normalize();
    }

    /** Whether the answer is to be JSON. */
    boolean json() {
        return json;
    }

    /** Answers in the form that was asked for. */
    void answer(Object forMachines, List<String> forPeople) {
        if (json) {
            out().println(toJson(forMachines));
        } else {
            forPeople.forEach(out()::println);
        }
    }

    static String toJson(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer could not be written as JSON", e);
        }
    }

    @Override
    public void close() throws IOException {
        if (own != null) {
            own.close();
        }
        if (lock != null) {
            lock.close();
        }
    }
}
