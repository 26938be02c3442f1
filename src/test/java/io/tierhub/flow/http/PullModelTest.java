package io.tierhub.flow.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierhub.flow.PageSource;
import io.tierhub.flow.SourceFault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Histories of a source by chance: rows come and change, many with one stamp, some show up late, pulls break off anywhere.
 * Whatever the way of paging, what was pulled is what the source has. {@code -Dtierhub.histories=N} runs more of them.
 */
class PullModelTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LAG_MS = 300_000;
    private static final long MARGIN_MS = 60_000;

    /** How a source pages, as it is configured; SIZE is filled in. */
    enum Kind {
        CURSOR("query: {from: \"{from}\", to: \"{to}\", c: \"{cursor}\"}", "by: cursor, next: /next, size: SIZE"),
        NEXT("query: {from: \"{from}\", to: \"{to}\"}", "by: next, next: /link, size: SIZE"),
        LINK("query: {from: \"{from}\", to: \"{to}\"}", "by: link, size: SIZE"),
        PAGE("query: {from: \"{from}\", page: \"{page}\"}", "by: page, first: 0, size: SIZE"),
        SHORT_PAGE("query: {from: \"{from}\", page: \"{page}\"}", "by: page, size: SIZE, until: short_page"),
        OFFSET("query: {from: \"{from}\", offset: \"{offset}\"}", "by: offset, size: SIZE"),
        KEYSET("query: {from: \"{from}\", to: \"{to}\", key: \"{key}\"}", "by: keyset, key: id, size: SIZE"),
        CEILING(
                "query: {from: \"{from}\", to: \"{to}\", key: \"{key}\", c: \"{cursor}\"}",
                "by: cursor, next: /next, size: SIZE, key: id, ceiling: 14");

        final String query;
        final String pages;

        Kind(String query, String pages) {
            this.query = query;
            this.pages = pages;
        }
    }

    private record Version(long stamp, int content, long visibleAt) {}

    /** What the source holds, and how it answers. */
    private static final class Model implements Http {
        final Kind kind;
        final int size;
        final Random random;
        final PullRig.Clock[] clock = new PullRig.Clock[1];
        final Map<Integer, Version> rows = new TreeMap<>();
        boolean faulty; // and still changing

        Model(Kind kind, int size, Random random) {
            this.kind = kind;
            this.size = size;
            this.random = random;
        }

        @Override
        public HttpReply send(HttpCall call) throws SourceFault {
            if (faulty && random.nextInt(6) == 0) {
                throw SourceFault.unreachable("by chance");
            }
            Map<String, String> query = SourceStub.query(call.uri().getRawQuery());
            if (faulty && random.nextInt(8) == 0) {
                change(); // while it is being read
            }
            long from = Instant.parse(query.get("from")).toEpochMilli();
            long to = query.containsKey("to") ? Instant.parse(query.get("to")).toEpochMilli() : Long.MAX_VALUE;
            int behind = Integer.parseInt(query.getOrDefault("key", "0"));
            int start = switch (kind) {
                case PAGE -> Integer.parseInt(query.get("page")) * size;
                case SHORT_PAGE -> (Integer.parseInt(query.get("page")) - 1) * size;
                case OFFSET -> Integer.parseInt(query.get("offset"));
                default -> 0;
            };
            int after = Math.max(behind, Integer.parseInt(query.getOrDefault("c", "0")));
            List<Map.Entry<Integer, Version>> all = rows.entrySet().stream()
                    .filter(row -> row.getValue().visibleAt() <= clock[0].now)
                    .filter(row ->
                            row.getValue().stamp() >= from && row.getValue().stamp() <= to)
                    .filter(row -> row.getKey() > after)
                    .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                    .toList();
            List<Map.Entry<Integer, Version>> page =
                    all.stream().skip(start).limit(size).toList();
            boolean more = all.size() > start + page.size();
            String last =
                    page.isEmpty() ? "0" : page.get(page.size() - 1).getKey().toString();
            Map<String, Object> body = new HashMap<>();
            body.put("data", page.stream().map(Model::row).toList());
            Map<String, List<String>> headers = new HashMap<>();
            String link = "/list?from=" + query.get("from") + "&to=" + query.get("to") + "&c=" + last;
            if (more && (kind == Kind.CURSOR || kind == Kind.CEILING)) {
                body.put("next", last);
            }
            if (more && kind == Kind.NEXT) {
                body.put("link", link);
            }
            if (more && kind == Kind.LINK) {
                headers.put("link", List.of("<" + link + ">; rel=\"next\""));
            }
            try {
                return new HttpReply(200, headers, JSON.writeValueAsBytes(body));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        private static Map<String, Object> row(Map.Entry<Integer, Version> row) {
            return Map.of(
                    "id", row.getKey(),
                    "content", row.getValue().content(),
                    "at", Instant.ofEpochMilli(row.getValue().stamp()).toString());
        }

        /** A row comes or changes; some become visible later than their stamp says, within the look-back. */
        void change() {
            long now = clock[0].now;
            long stamp = now - now % (random.nextBoolean() ? 1_000 : 20_000); // many share one
            // within the look-back, less what rounding to a second and the stamp itself have taken
            long visible = random.nextInt(4) == 0 ? now + random.nextInt((int) (LAG_MS - 30_000)) : now;
            boolean fresh = rows.isEmpty() || random.nextInt(3) > 0;
            int id = fresh ? 1 + random.nextInt(500) : new ArrayList<>(rows.keySet()).get(random.nextInt(rows.size()));
            @Nullable Version before = rows.get(id);
            if (before == null || before.visibleAt() <= now) {
                rows.put(id, new Version(stamp, random.nextInt(1_000_000), before == null ? visible : now));
            }
        }
    }

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatWasPulledIsWhatTheSourceHas(Kind kind) throws Exception {
        int histories = Integer.getInteger("tierhub.histories", 60);
        long first = Long.getLong("tierhub.seed", 20_261_005L);
        for (int size = 1; size <= 7; size++) {
            for (long seed = first; seed < first + Math.max(1, histories / 7); seed++) {
                history(kind, size, seed * 31 + size);
            }
        }
    }

    private void history(Kind kind, int size, long seed) throws Exception {
        Random random = new Random(seed);
        Model model = new Model(kind, size, random);
        try (PullRig rig = new PullRig(folder, model, yaml(kind, size))) {
            model.clock[0] = rig.clock;
            Map<String, String> hub = new HashMap<>();
            String cursor = null;
            model.faulty = true;
            for (int step = 0; step < 12; step++) {
                for (int i = random.nextInt(6); i > 0; i--) {
                    model.change();
                    rig.clock.now += random.nextInt(30_000);
                }
                rig.clock.now += random.nextInt(120_000);
                cursor = pull(rig, hub, cursor);
            }
            model.faulty = false;
            rig.clock.now += LAG_MS + 2 * MARGIN_MS;
            for (int i = 0; i < 2; i++) {
                cursor = pull(rig, hub, cursor); // the first may go on with a list that was bounded long ago
            }
            Map<String, String> expected = model.rows.entrySet().stream()
                    .collect(Collectors.toMap(
                            row -> row.getKey().toString(),
                            row -> Integer.toString(row.getValue().content())));
            assertThat(hub).as("%s, pages of %d, seed %d", kind, size, seed).containsAllEntriesOf(expected);
        }
    }

    /** One pull, its pages taken in until it ends or breaks off; where the next one begins. */
    private static @Nullable String pull(PullRig rig, Map<String, String> hub, @Nullable String cursor)
            throws IOException {
        String at = cursor;
        try (PageSource source = rig.open("crm", cursor)) {
            for (PageSource.Page page = source.next(); page != null; page = source.next()) {
                for (Map<String, String> row : PullRig.rows(page.rows())) {
                    hub.put(row.get("id"), row.get("content"));
                }
                at = page.cursor() == null ? at : page.cursor();
            }
            return source.end() == null ? at : source.end();
        } catch (SourceFault broken) {
            return at;
        }
    }

    private static String yaml(Kind kind, int size) {
        return Stream.of(
                        "system: crm",
                        "http: {url: \"http://127.0.0.1:9\"}",
                        "customers:",
                        "  key: id",
                        "  map: {name: content}",
                        "  pull:",
                        "    request:",
                        "      path: /list",
                        "      " + kind.query,
                        "      records: {at: /data}",
                        "      pages: {" + kind.pages.replace("SIZE", Integer.toString(size)) + "}",
                        "      since: {at: [at], start: 2026-10-01}")
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
