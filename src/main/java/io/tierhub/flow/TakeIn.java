package io.tierhub.flow;

import io.tierhub.config.SystemConfig;
import io.tierhub.intake.EntityMapping;
import io.tierhub.intake.RefusedFile;
import io.tierhub.store.Effect;
import io.tierhub.store.ImportFile;
import io.tierhub.store.ImportFile.Progress;
import io.tierhub.store.ImportFile.Status;
import io.tierhub.store.Store;
import io.tierhub.vocabulary.Entity;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Takes one file in: claimed by an entity of its system, known or not by its content, read in chunks, each one durable
 * transaction. After a kill the same content goes on at its next chunk.
 */
public final class TakeIn {
    private static final Logger LOG = LoggerFactory.getLogger(TakeIn.class);

    private final Store store;
    private final Map<String, SystemConfig> systems;
    private final MasterFile masterFile;
    private final BusinessClock clock;
    private final long keepMs;

    /** @param quarantineDays how long a refused row is held after its file */
    public TakeIn(
            Store store,
            Map<String, SystemConfig> systems,
            MasterFile masterFile,
            BusinessClock clock,
            int quarantineDays) {
        this.store = store;
        this.systems = systems;
        this.masterFile = masterFile;
        this.clock = clock;
        this.keepMs = Duration.ofDays(quarantineDays).toMillis();
    }

    /**
     * Takes a file in. One file at a time, in the order of the calls; others wait.
     *
     * @param rowsSoFar hears the number of rows done, after each chunk
     * @throws IOException when the file cannot be read; what was committed stands and the next call goes on
     */
    public Taken file(String system, Path file, LongConsumer rowsSoFar) throws IOException {
        SystemConfig config = systems.get(system);
        String name = String.valueOf(file.getFileName());
        if (config == null) {
            return refused(system, name, null, "no system is called " + system + "; known are " + systems.keySet());
        }
        Map.Entry<Entity, EntityMapping> claim = claim(config, file);
        if (claim == null) {
            return refused(system, name, null, unclaimed(config, name));
        }
        synchronized (this) {
            try (var source = MDC.putCloseable("source", system);
                    var named = MDC.putCloseable("file", name)) {
                return take(config.system(), file, name, claim.getKey(), claim.getValue(), rowsSoFar);
            }
        }
    }

    private Taken take(
            String system, Path file, String name, Entity entity, EntityMapping mapping, LongConsumer rowsSoFar)
            throws IOException {
        String sha256 = FileHash.sha256(file);
        ImportFile before = store.read(tx -> tx.ledger().find(system, sha256));
        if (before != null && before.status() == Status.DONE) {
            LOG.info("{}/{}: this content was taken in before as {}; nothing to do", system, name, before.name());
            return new Taken(system, name, Taken.Verdict.KNOWN, entity, before.progress(), null, List.of());
        }
        long size = Files.size(file);
        long id = store.transaction(Effect.FILE_BEGUN, tx -> {
            if (before == null) {
                return tx.ledger().start(sha256, size, system, entity, name, now());
            }
            if (before.status() == Status.REFUSED || before.entity() != entity) {
                tx.ledger().restart(before.id(), entity, name, now());
                tx.quarantine().clear(before.id());
            }
            return before.id();
        });
        Progress from = before == null || before.status() == Status.REFUSED || before.entity() != entity
                ? Progress.NONE
                : before.progress();
        try {
            MasterFile.Result result = masterFile.master(system, entity, mapping, file, id, from, rowsSoFar);
            store.transaction(Effect.FILE_DONE, tx -> {
                tx.ledger().finish(id, Status.DONE, null, now());
                if (!result.columns().isEmpty()) {
                    tx.columnsSeen().keep(system, entity, result.columns());
                }
                tx.quarantine().forget(now() - keepMs);
                return id;
            });
            LOG.info(
                    "{}/{}: {} {} rows, {} loaded, {} unchanged, {} quarantined",
                    system,
                    name,
                    result.rows().rowsRead(),
                    entity.configName(),
                    result.rows().rowsLoaded(),
                    result.rows().rowsUnchanged(),
                    result.rows().rowsQuarantined());
            result.warnings().forEach(warning -> LOG.warn("{}/{}: {}", system, name, warning));
            return new Taken(system, name, Taken.Verdict.DONE, entity, result.rows(), null, result.warnings());
        } catch (RefusedFile refused) {
            String reason = String.valueOf(refused.getMessage());
            store.transaction(Effect.FILE_REFUSED, tx -> {
                tx.ledger().finish(id, Status.REFUSED, reason, now());
                return id;
            });
            return refused(system, name, entity, reason);
        }
    }

    /** Does something while no file is being taken in. */
    synchronized <T> T betweenFiles(Supplier<T> work) {
        return work.get();
    }

    static Taken refused(String system, String name, @Nullable Entity entity, String why) {
        LOG.warn("{}/{}: refused: {}", system, name, why);
        return new Taken(system, name, Taken.Verdict.REFUSED, entity, Progress.NONE, why, List.of());
    }

    private static Map.@Nullable Entry<Entity, EntityMapping> claim(SystemConfig config, Path file) {
        for (Map.Entry<Entity, EntityMapping> each : config.mappings().entrySet()) {
            String glob = each.getValue().files();
            if (glob != null
                    && FileSystems.getDefault().getPathMatcher("glob:" + glob).matches(file.getFileName())) {
                return each;
            }
        }
        return null;
    }

    private static String unclaimed(SystemConfig config, String name) {
        StringBuilder globs = new StringBuilder();
        config.mappings()
                .forEach((entity, mapping) -> globs.append(globs.isEmpty() ? "" : ", ")
                        .append(entity.configName())
                        .append(' ')
                        .append(mapping.files()));
        return name + ": no entity of " + config.system() + " claims this name (" + globs
                + "); rename the file, or widen files: in config/systems/" + config.system() + ".yaml";
    }

    private long now() {
        return clock.now().toEpochMilli();
    }
}
