package io.tierhub;

import io.tierhub.config.HubConfig;
import io.tierhub.flow.BusinessClock;
import io.tierhub.flow.JdbcSources;
import io.tierhub.flow.PageSource;
import io.tierhub.flow.PageSources;
import io.tierhub.flow.SourceFault;
import io.tierhub.flow.http.PullHttp;
import io.tierhub.store.SourceDrivers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** What rows are pulled from, put together: by the kind that each system file names. */
final class Sources implements PageSources, AutoCloseable {
    private final PageSources databases;
    private final PullHttp http;

    Sources(HubConfig config, BusinessClock clock) {
        this.databases = new JdbcSources(drivers(config), config.hub().zone(), steady(clock));
        this.http = new PullHttp(config);
    }

    @Override
    public PageSource open(Order order) throws SourceFault {
        boolean request = Objects.requireNonNull(order.mapping().pull()).request() != null;
        return request ? http.open(order) : databases.open(order);
    }

    /** Systems that are asked, and told, over HTTP. */
    PullHttp http() {
        return http;
    }

    @Override
    public void close() {
        http.close();
    }

    static SourceDrivers drivers(HubConfig config) {
        List<Path> folders = new ArrayList<>(List.of(config.home().root().resolve("lib")));
        String install = System.getProperty("tierhub.install");
        if (install != null) {
            folders.add(Path.of(install, "lib"));
        }
        return new SourceDrivers(folders);
    }

    /** A clock that is not set while this process lives, however often that of the machine is. */
    private static InstantSource steady(BusinessClock clock) {
        long begun = clock.now().toEpochMilli();
        long nanos = System.nanoTime();
        return () -> java.time.Instant.ofEpochMilli(begun + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos));
    }
}
