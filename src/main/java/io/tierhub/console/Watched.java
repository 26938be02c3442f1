package io.tierhub.console;

import io.tierhub.flow.Target;
import io.tierhub.flow.VerifiedStart;
import io.tierhub.store.Store;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What is watched of a running hub.
 *
 * @param systems all connected systems
 * @param folders the watched folders, by system
 * @param pulls the systems that are asked for their rows
 * @param targets the systems that are pushed to
 * @param routes the state of every route that there is, by id
 * @param mastering whether the match index is built
 * @param busy whether rows are being taken in
 * @param lease whether this process is the one that may write
 * @param started what was found when the store was opened
 */
public record Watched(
        Store store,
        List<String> systems,
        Map<String, Path> folders,
        Set<String> pulls,
        List<Target> targets,
        Path data,
        Supplier<Map<String, String>> routes,
        BooleanSupplier mastering,
        BooleanSupplier busy,
        BooleanSupplier lease,
        VerifiedStart.Report started,
        InstantSource clock) {}
