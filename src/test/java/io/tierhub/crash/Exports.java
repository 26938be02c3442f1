package io.tierhub.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.Node;
import io.tierhub.config.Home;
import io.tierhub.config.HubConfig;
import io.tierhub.flow.ExportRequest;
import io.tierhub.flow.ExportRequest.What;
import io.tierhub.flow.Exporting;
import io.tierhub.flow.RowSink;
import io.tierhub.store.Store;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All that a home says to the outside, in the canonical form in which two hubs over the same input are equal. */
record Exports(Map<ExportRequest, List<String>> lines) {
    static Exports of(Path home, List<ExportRequest> requests) {
        Map<ExportRequest, List<String>> all = new LinkedHashMap<>();
        try (Store store = open(home)) {
            Exporting exporting = new Exporting(store);
            for (ExportRequest request : requests) {
                Lines lines = new Lines();
                exporting.export(request, lines);
                all.put(request, lines.all);
            }
        }
        return new Exports(all);
    }

    /** An export of what goes by which number, row by row. */
    static List<List<String>> table(Path home, What what) {
        List<List<String>> rows = new ArrayList<>();
        try (Store store = open(home)) {
            new Exporting(store).export(new ExportRequest(what, null, false), new RowSink() {
                @Override
                public void header(List<String> columns) {}

                @Override
                public void row(List<@Nullable Object> cells) {
                    rows.add(cells.stream().map(String::valueOf).toList());
                }
            });
        }
        return rows;
    }

    /** The first difference of each export that differs; empty if none does. */
    List<String> differences(Exports from) {
        List<String> found = new ArrayList<>();
        lines.forEach((request, here) -> {
            List<String> there = from.lines.get(request);
            int line = 0;
            while (line < here.size() && line < there.size() && here.get(line).equals(there.get(line))) {
                line++;
            }
            if (line < here.size() || line < there.size()) {
                found.add("%s line %d of %d and %d:%n  %s%n  %s"
                        .formatted(request.what(), line, here.size(), there.size(), at(here, line), at(there, line)));
            }
        });
        return found;
    }

    /**
     * An empty export would compare nothing.
     *
     * @param unused of which the work makes none
     */
    void assertNoneEmpty(Set<What> unused) {
        lines.forEach((request, rows) -> assertThat(rows)
                .as("rows of %s", request)
                .hasSize(unused.contains(request.what()) ? 1 : Math.max(2, rows.size())));
    }

    /** How many rows each export has. */
    String sizes() {
        return lines.entrySet().stream()
                .map(each -> each.getKey().what() + " " + (each.getValue().size() - 1))
                .collect(Collectors.joining(", "));
    }

    private static String at(List<String> lines, int line) {
        return line < lines.size() ? lines.get(line) : "(nothing)";
    }

    private static final class Lines implements RowSink {
        private final List<String> all = new ArrayList<>();

        @Override
        public void header(List<String> columns) {
            all.add(columns.toString());
        }

        @Override
        public void row(List<@Nullable Object> cells) {
            all.add(cells.toString());
        }
    }

    /** As the node of the home, for a killed one holds its lease for some seconds more. */
    private static Store open(Path home) {
        HubConfig config = HubConfig.load(new Home(home));
        return Store.open(config.database(), Node.of(config.data()));
    }
}
