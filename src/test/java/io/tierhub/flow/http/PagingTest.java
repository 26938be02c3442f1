package io.tierhub.flow.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierhub.flow.http.SourceStub.Asked;
import io.tierhub.flow.http.SourceStub.Told;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each way of paging against a source that pages so, over real HTTP: 25 rows, 10 a page. */
class PagingTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> ALL =
            IntStream.rangeClosed(1, 25).mapToObj(Integer::toString).toList();

    @TempDir
    private Path folder;

    private SourceStub stub;

    @BeforeEach
    void start() throws IOException {
        stub = new SourceStub(asked -> Told.status(500));
    }

    @AfterEach
    void stop() {
        stub.close();
    }

    private PullRig rig(String request) throws Exception {
        return new PullRig(folder, """
                system: crm
                http: {url: "%s"}
                customers:
                  key: id
                  map: {name: name}
                  pull:
                    request:
                %s""".formatted(stub.url(), request.indent(6)));
    }

    private void reads(String request) throws Exception {
        try (PullRig rig = rig(request)) {
            assertThat(HttpPullTest.ids(rig.rows("crm"))).containsExactlyElementsOf(ALL);
        }
    }

    /** The rows from..to, of which there are 25. */
    private static String rows(int from, int to) {
        return IntStream.rangeClosed(Math.max(1, from), Math.min(25, to))
                .mapToObj(i -> "{\"id\":" + i + "}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static int number(Asked asked, String name, int without) {
        String text = asked.query().get(name);
        return text == null ? without : Integer.parseInt(text);
    }

    private static JsonNode body(Asked asked) {
        try {
            return JSON.readTree(asked.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(asked.body(), e);
        }
    }

    @Test
    void aTokenInTheBodyThatIsAbsentFromTheFirstRequestAndTheLastAnswer() throws Exception {
        stub.script = asked -> {
            int after = body(asked).path("after").asInt(0);
            assertThat(body(asked).has("after")).isEqualTo(after > 0);
            String next = after + 10 >= 25 ? "" : ",\"paging\":{\"next\":{\"after\":\"" + (after + 10) + "\"}}";
            return Told.json("{\"results\":" + rows(after + 1, after + 10) + next + "}");
        };
        reads("""
                path: /search
                method: post
                body: '{"limit": "{limit:number}", "after": "{cursor}"}'
                records: {at: /results}
                pages: {by: cursor, next: /paging/next/after, size: 10}
                """);
        assertThat(stub.asked).hasSize(3);
    }

    @Test
    void aFlagEndsTheListThoughATokenStaysAndAnEmptyPageInBetweenDoesNot() throws Exception {
        stub.script = asked -> {
            int step = number(asked, "cursor", 0);
            String rows =
                    step == 1 ? "[]" : rows((step > 1 ? step - 1 : step) * 10 + 1, (step > 1 ? step : step + 1) * 10);
            return Told.json("{\"users\":" + rows + ",\"after_cursor\":\"" + (step + 1) + "\",\"end_of_stream\":"
                    + (step == 3) + "}");
        };
        reads("""
                path: /users
                query: {cursor: "{cursor}"}
                records: {at: /users}
                pages: {by: cursor, next: /after_cursor, more: {at: /end_of_stream, is: ["false"]}}
                """);
    }

    @Test
    void pageNumbersFromZeroOrOneUntilAnEmptyAShortOrTheLastPage() throws Exception {
        stub.script = asked -> {
            int page = number(asked, "page", -1);
            int first = asked.path().equals("/zero") ? 0 : 1;
            return Told.json(rows((page - first) * 10 + 1, (page - first + 1) * 10))
                    .with("X-WP-TotalPages", "3");
        };
        String query = "query: {page: \"{page}\", per_page: \"{limit}\"}\n";
        reads("path: /zero\n" + query + "pages: {by: page, first: 0, size: 10}\n");
        assertThat(stub.asked).hasSize(4);
        reads("path: /one\n" + query + "pages: {by: page, size: 10, until: short_page}\n");
        assertThat(stub.asked).hasSize(7);
        reads("path: /one\n" + query + "pages: {by: page, size: 10, total_header: X-WP-TotalPages}\n");
        assertThat(stub.asked).hasSize(10);
    }

    @Test
    void aSourceThatCapsItsPagesIsReadToItsEndByDefault() throws Exception {
        stub.script = asked -> {
            int offset = number(asked, "offset", -1);
            return Told.json(rows(offset + 1, offset + 4)); // 4 at most, whatever was asked for
        };
        reads("path: /list\nquery: {offset: \"{offset}\", limit: \"{limit}\"}\npages: {by: offset, size: 10}\n");
    }

    @Test
    void aMapByIdIsRowsAndItsEmptyArrayIsNone() throws Exception {
        stub.script = asked -> {
            int start = number(asked, "start", -1);
            String map = IntStream.rangeClosed(start + 1, Math.min(25, start + 10))
                    .mapToObj(i -> "\"" + i + "\":{\"dateModified\":null}")
                    .collect(Collectors.joining(",", "{", "}"));
            return Told.json("{\"total\":\"25\",\"contacts\":" + (map.equals("{}") ? "[]" : map) + "}");
        };
        reads("""
                path: /api/contacts
                query: {start: "{offset}", limit: "{limit}"}
                records: {at: /contacts, as: map}
                pages: {by: offset, size: 10}
                """);
    }

    @Test
    void positionalRowsGetTheirNamesAndAnErrorAmongThemIsAFault() throws Exception {
        stub.script = asked -> {
            JsonNode data = body(asked).path("data");
            assertThat(data.path("Limit").isInt()).isTrue();
            int start = data.path("StartRow").asInt();
            return Told.json(IntStream.rangeClosed(start + 1, Math.min(25, start + 10))
                    .mapToObj(i -> "[" + i + ",\"CUST" + i + "\",null]")
                    .collect(Collectors.joining(",", "[", "]")));
        };
        String request = """
                path: /ExecuteBillQuery
                method: post
                body: |
                  {"data": {"FormId": "BD_Customer", "FieldKeys": "FCUSTID,FNumber,FName",
                            "StartRow": "{offset:number}", "Limit": "{limit:number}"}}
                records: {as: rows, fields: [id, FNumber, FName]}
                pages: {by: offset, size: 10, until: short_page}
                """;
        reads(request);
        stub.script = asked -> Told.json("[[{\"Result\":{\"ResponseStatus\":{\"IsSuccess\":false,\"MsgCode\":1}}}]]");
        try (PullRig rig = rig(request)) {
            assertThatThrownBy(() -> rig.rows("crm")).hasMessageContaining("NO_ROWS");
        }
    }

    @Test
    void theLinkHeaderLeadsOn() throws Exception {
        stub.script = asked -> {
            int page = number(asked, "page_info", 1);
            Told told = Told.json(rows(page * 10 - 9, page * 10));
            String first = "<" + stub.url() + "/orders?limit=10>; rel=\"previous\"";
            return page == 3
                    ? told.with("Link", first)
                    : told.with(
                            "Link",
                            first + ", <" + stub.url() + "/orders?limit=10&page_info=" + (page + 1)
                                    + ">; rel=\"next\"");
        };
        reads("path: /orders\nquery: {limit: \"{limit}\"}\npages: {by: link, size: 10}\n");
    }

    @Test
    void anAddressInTheBodyLeadsOnWholeOrRelativeWithSpacesInIt() throws Exception {
        stub.script = asked -> {
            int skip = number(asked, "$skip", 0);
            String base = skip == 0 ? "BusinessPartners" : stub.url() + "/b1s/v2/BusinessPartners";
            String next = skip + 10 >= 25
                    ? ""
                    : ",\"@odata.nextLink\":\"" + base + "?$filter=CardType eq 'cCustomer'&$skip=" + (skip + 10) + "\"";
            assertThat(asked.query()).containsEntry("$filter", "CardType eq 'cCustomer'");
            return Told.json("{\"value\":" + rows(skip + 1, skip + 10) + next + "}");
        };
        reads("""
                path: /b1s/v2/BusinessPartners
                query: {$filter: "CardType eq 'cCustomer'"}
                records: {at: /value}
                pages: {by: next, next: /@odata.nextLink}
                """);
    }

    @Test
    void aKeysetGoesOnBehindTheLastKey() throws Exception {
        stub.script = asked -> {
            int last = body(asked).at("/filters/1/field_values/0").asInt(-1);
            return Told.json("{\"data\":" + rows(last + 1, last + 10) + "}");
        };
        reads("""
                path: /query
                method: post
                body: '{"filters": [{"field_name": "x"}, {"field_values": ["{key}"]}]}'
                records: {at: /data}
                pages: {by: keyset, key: id, size: 10}
                """);
    }

    @Test
    void aListThatStopsAtACeilingBeginsAnewBehindTheLastKey() throws Exception {
        stub.script = asked -> {
            int key = body(asked).path("gt").asInt();
            int after = body(asked).path("after").asInt(0);
            assertThat(after).isLessThan(10); // the ceiling of this source
            int from = key + after;
            String next = from + 5 >= 25 ? "" : ",\"next\":\"" + (after + 5) + "\"";
            return Told.json("{\"data\":" + rows(from + 1, from + 5) + next + "}");
        };
        reads("""
                path: /search
                method: post
                body: '{"gt": "{key:number}", "after": "{cursor}"}'
                records: {at: /data}
                pages: {by: cursor, next: /next, size: 5, key: id, ceiling: 10}
                """);
    }

    @Test
    void aCeilingWithoutAKeyBeginsAnewAtTheNewestStampAndSaysIfOneStampHasTooManyRows() throws Exception {
        String request = """
                path: /tickets
                query: {updated_since: "{from}", page: "{page}"}
                pages: {by: page, size: 5, ceiling: 10, until: short_page}
                since: {at: [at], lag: 0s}
                """;
        stub.script = asked -> {
            int since = Math.max(1, (int)
                    (java.time.Instant.parse(asked.query().get("updated_since")).getEpochSecond() - 1_000_000));
            int page = number(asked, "page", 0);
            assertThat(page).isLessThanOrEqualTo(2);
            return Told.json(IntStream.rangeClosed(since + (page - 1) * 5, Math.min(25, since + page * 5 - 1))
                    .mapToObj(
                            i -> "{\"id\":" + i + ",\"at\":\"" + java.time.Instant.ofEpochSecond(1_000_000 + i) + "\"}")
                    .collect(Collectors.joining(",", "[", "]")));
        };
        try (PullRig rig = rig(request)) {
            assertThat(HttpPullTest.ids(rig.rows("crm"))).containsAll(ALL);
        }
        stub.script = asked -> Told.json(IntStream.rangeClosed(number(asked, "page", 0) * 5, number(asked, "page", 0) * 5 + 4)
                .mapToObj(i -> "{\"id\":" + i + ",\"at\":\"1970-01-12T00:00:00Z\"}")
                .collect(Collectors.joining(",", "[", "]")));
        try (PullRig rig = rig(request)) {
            assertThatThrownBy(() -> rig.rows("crm")).hasMessageContaining("share one; name a pages.key");
        }
    }

    @Test
    void aSourceThatLeadsBackToTheSamePageIsNotAskedForEver() throws Exception {
        stub.script = asked -> Told.json("{\"data\":" + rows(1, 10) + ",\"next\":\"same\"}");
        try (PullRig rig =
                rig("path: /x\nquery: {c: \"{cursor}\"}\nrecords: {at: /data}\npages: {by: cursor, next: /next}\n")) {
            assertThatThrownBy(() -> rig.rows("crm")).hasMessageContaining("was just read");
        }
        assertThat(stub.asked).hasSize(2);
    }

    @Test
    void aSourceThatDoesNotKnowThePageParameterOrLeadsToItselfIsNotAskedForEver() throws Exception {
        stub.script = asked -> Told.json(rows(1, 10));
        try (PullRig rig = rig("path: /x\nquery: {p: \"{page}\"}\npages: {by: page, size: 10}\n")) {
            assertThatThrownBy(() -> rig.rows("crm")).hasMessageContaining("same page again");
        }
        stub.script = asked -> Told.json("{\"data\":" + rows(1, 10) + ",\"next\":\"/x?page=2\"}");
        try (PullRig rig = rig("path: /x\nrecords: {at: /data}\npages: {by: next, next: /next}\n")) {
            assertThatThrownBy(() -> rig.rows("crm")).hasMessageContaining("was just read");
        }
        assertThat(stub.asked).hasSize(4);
    }

    @Test
    void aListUnderWayGoesOnWhereItBrokeOffAndFromItsBeginningIfItsTokenHasEnded() throws Exception {
        boolean[] down = {true};
        stub.script = asked -> {
            int cursor = number(asked, "c", 0);
            if (cursor == 20 && down[0]) {
                return Told.status(500);
            }
            if (asked.query().containsKey("c") && cursor == 10) {
                return Told.json("{\"data\":" + at(rows(11, 20)) + ",\"next\":\"20\"}");
            }
            return cursor == 20
                    ? Told.json("{\"data\":" + at(rows(21, 25)) + "}")
                    : Told.json("{\"data\":" + at(rows(1, 10)) + ",\"next\":\"10\"}");
        };
        String request = """
                path: /x
                query: {since: "{from}", c: "{cursor}"}
                records: {at: /data}
                pages: {by: cursor, next: /next}
                since: {at: [at]}
                """;
        try (PullRig rig = rig(request)) {
            String cursor;
            try (var source = rig.open("crm", null)) {
                cursor = source.next().cursor();
                assertThat(cursor).contains("\"token\":\"20\"");
                assertThatThrownBy(source::next).hasMessageContaining("500");
            }
            down[0] = false;
            assertThat(HttpPullTest.ids(rig.rows("crm", cursor))).containsExactlyElementsOf(ALL.subList(20, 25));

            SourceStub.Script before = stub.script;
            stub.script = asked -> "20".equals(asked.query().get("c")) && stub.asked.size() < 8
                    ? Told.status(400)
                    : before.answer(asked);
            assertThat(HttpPullTest.ids(rig.rows("crm", cursor))).containsAll(ALL);
        }
    }

    private static String at(String rows) {
        return rows.replace("}", ",\"at\":\"2026-10-01T00:00:00Z\"}");
    }

    @Test
    void aPageWithoutAReadableStampIsAFaultAndAStampInTheFutureHidesNothing() throws Exception {
        String request = "path: /x\nrecords: {at: /data}\nsince: {at: [modified, created]}\n";
        stub.script = asked -> Told.json("{\"data\":[{\"id\":1,\"modified_on\":\"2026-10-01\"}]}");
        try (PullRig rig = rig(request)) {
            assertThatThrownBy(() -> rig.rows("crm")).hasMessageContaining("modified, created");

            stub.script = asked ->
                    Told.json("{\"data\":[{\"id\":1,\"modified\":null,\"created\":\"2099-01-01T00:00:00Z\"}]}");
            try (var source = rig.open("crm", null)) {
                source.next();
                assertThat(source.end()).contains("\"newest\":\"2026-10-04T23:59:00Z\"");
            }
        }
    }
}
