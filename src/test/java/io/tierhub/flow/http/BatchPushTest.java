package io.tierhub.flow.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierhub.flow.PassResult;
import io.tierhub.flow.http.PushRig.Reply;
import io.tierhub.store.Delivery;
import io.tierhub.store.Delivery.Status;
import io.tierhub.vocabulary.Tier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Targets that are told of several customers in one request. */
@Tag("h2") // the same on either database
class BatchPushTest extends PushCase {
    private static final String BATCH = """
            system: crm
            http: {url: "HOST"}
            push:
              request:
                path: /contacts/batch
                method: post
                body: '{"inputs": [{"id": "{external}", "properties": {"tier": "{tier}"}}], "silent": true}'
                batch: {size: 10, items: /inputs}
            """;

    private static final String RESULTS = BATCH.replace(
            "items: /inputs}",
            "items: /inputs, results: {at: /results, success: {at: /ok, is: [\"true\"]}, not_there: {at: /code, is: [GONE]}, code: /code}}");

    @Test
    void severalCustomersGoInOneRequest() throws Exception {
        rig(BATCH);
        for (int customer = 1; customer <= 25; customer++) {
            change(customer, customer % 2 == 0 ? Tier.A : Tier.B);
        }
        assertThat(rig.pass().delivered()).isEqualTo(25);
        assertThat(rig.received)
                .extracting(got -> got.json().path("inputs").size())
                .containsExactly(10, 10, 5);
        JsonNode first = rig.received.get(0).json();
        assertThat(first.path("silent").asBoolean()).isTrue();
        assertThat(first.at("/inputs/1").toString()).isEqualTo("{\"id\":\"K2\",\"properties\":{\"tier\":\"A\"}}");
    }

    @Test
    void whereTheRestOfTheRequestTellsTheTierThereIsOneForEachTier() throws Exception {
        rig(BATCH.replaceAll("body: .*", "body: '{\"ids\": [\"{external}\"], \"vals\": {\"x_tier\": \"{tier}\"}}'")
                .replace("/inputs", "/ids"));
        for (int customer = 1; customer <= 9; customer++) {
            change(customer, customer % 3 == 0 ? Tier.A : Tier.B);
        }
        assertThat(rig.pass().delivered()).isEqualTo(9);
        assertThat(rig.received)
                .extracting(got -> got.json().toString())
                .containsExactlyInAnyOrder(
                        "{\"ids\":[\"K1\",\"K2\",\"K4\",\"K5\",\"K7\",\"K8\"],\"vals\":{\"x_tier\":\"B\"}}",
                        "{\"ids\":[\"K3\",\"K6\",\"K9\"],\"vals\":{\"x_tier\":\"A\"}}");
    }

    @Test
    void ofAMixedAnswerEachCustomerGetsItsOwn() throws Exception {
        rig(RESULTS);
        List<Delivery> rows =
                IntStream.rangeClosed(1, 4).mapToObj(n -> change(n, Tier.A)).toList();
        rig.behaviour = got -> Reply.of(
                200,
                "{\"results\": [{\"ok\": true}, {\"ok\": false, \"code\": \"LOCKED\"}, {\"ok\": false, \"code\": \"GONE\"}]}");

        PassResult result = rig.pass();

        assertThat(result.delivered()).isEqualTo(1);
        assertThat(result.notThere()).isEqualTo(1);
        assertThat(result.retrying()).isEqualTo(2);
        assertThat(rig.bench.row(rows.get(1)).lastError()).contains("/code LOCKED");
        assertThat(rig.bench.row(rows.get(3)).lastError()).contains("nothing of this customer");
        rig.bench.advance(Duration.ofSeconds(10));
        rig.pass();
        assertThat(rig.received.get(1).json().path("inputs").size()).isEqualTo(2);
    }

    @Test
    void resultsAreFoundByIdentifierInWhateverOrder() throws Exception {
        rig(RESULTS.replace("results: {at:", "results: {by: id, at:"));
        rig.behaviour = got -> Reply.of(
                200,
                "{\"results\": [{\"id\": \"K3\", \"ok\": true}, {\"id\": \"K1\", \"ok\": true}, {\"id\": 1, \"ok\": false}]}");
        assertOfThreeTheSecondAloneWaits();
    }

    @Test
    void whereFailuresAloneAreListedTheOthersAreDone() throws Exception {
        rig(RESULTS.replace("results: {at:", "results: {failures_only: true, at:"));
        rig.behaviour = got -> Reply.of(200, "{\"results\": {\"1\": {\"code\": \"LOCKED\"}}}");
        assertOfThreeTheSecondAloneWaits();
    }

    private void assertOfThreeTheSecondAloneWaits() {
        List<Delivery> rows =
                IntStream.rangeClosed(1, 3).mapToObj(n -> change(n, Tier.A)).toList();
        rig.pass();
        assertThat(rows)
                .extracting(row -> rig.bench.row(row).status())
                .containsExactly(Status.DELIVERED, Status.PENDING, Status.DELIVERED);
    }

    /** Random bad rows, batch sizes and refusals of whole batches: the good ones all arrive, the bad ones stand alone. */
    @ParameterizedTest
    @CsvSource({"400,0", "422,0", "200,1"})
    void aRefusedBatchIsPartedUntilTheBadRowStandsAlone(int status, int code) throws Exception {
        rig(BATCH.replace("    path:", "    success: {at: /code, is: [\"0\"]}\n    path:"));
        long seed = 20260630L + status;
        SplittableRandom random = new SplittableRandom(seed);
        Set<String> bad = new TreeSet<>();
        List<Delivery> rows = new ArrayList<>();
        for (int customer = 1; customer <= 60; customer++) {
            rows.add(change(customer, Tier.A));
            // The first two of each request are good, so that the request itself is above suspicion.
            if (customer % 10 > 2 && random.nextInt(8) == 0) {
                bad.add("K" + customer);
            }
        }
        Set<String> taken = new TreeSet<>();
        rig.behaviour = got -> {
            Set<String> ids = new TreeSet<>();
            got.json().path("inputs").forEach(each -> ids.add(each.path("id").asText()));
            if (ids.stream().anyMatch(bad::contains)) {
                return Reply.of(status, "{\"code\": " + code + "}");
            }
            taken.addAll(ids);
            return Reply.of(200, "{\"code\": 0}");
        };

        PassResult result = rig.pass();

        assertThat(result.delivered()).as("seed %d", seed).isEqualTo(60 - bad.size());
        assertThat(taken).hasSize(60 - bad.size());
        assertThat(result.retrying()).isEqualTo(bad.size());
        int requests = rig.received.size();

        rig.bench.advance(Duration.ofSeconds(10));
        change(100, Tier.B);
        rig.pass();
        assertThat(rig.received.size() - requests)
                .as("seed %d, the bad ones go alone", seed)
                .isEqualTo(bad.size() + 1);
    }

    @Test
    void aRequestThatIsItselfAtFaultIsNotTriedRowByRow() throws Exception {
        rig(BATCH);
        rig.behaviour = got -> Reply.of(400, "{}");
        for (int customer = 1; customer <= 100; customer++) {
            change(customer, Tier.A);
        }
        rig.pass();
        assertThat(rig.received).hasSizeLessThan(12);
        assertThat(rig.pass().retrying()).isZero();

        rig.behaviour = got -> Reply.of(200, "{}");
        rig.bench.advance(Duration.ofMinutes(6));
        assertThat(rig.pass().delivered()).isEqualTo(100);
        assertThat(rig.received).hasSizeLessThan(12 + 3 + 11);
    }

    private static final String JOB = RESULTS.replace(
            "    batch:",
            "    job: {url: /job/url, done: {at: /job/status, is: [completed]}, failed: {at: /job/status, is: [failed]}, every: 2s, limit: 20s}\n"
                    + "    batch:");

    @Test
    void aJobIsAskedAfterUntilItIsDoneAndThenSpeaksForEachCustomer() throws Exception {
        rig(JOB);
        AtomicInteger asked = new AtomicInteger();
        rig.behaviour = got -> got.method().equals("POST")
                ? Reply.of(200, "{\"job\": {\"url\": \"" + rig.host() + "/jobs/1\", \"status\": \"queued\"}}")
                : Reply.of(
                        200,
                        asked.incrementAndGet() < 3
                                ? "{\"job\": {\"status\": \"working\"}}"
                                : "{\"job\": {\"status\": \"completed\"}, \"results\": [{\"ok\": true}, {\"ok\": false}]}");
        change(1, Tier.A);
        change(2, Tier.A);
        PassResult result = rig.pass();
        assertThat(result.delivered()).isEqualTo(1);
        assertThat(result.retrying()).isEqualTo(1);
        assertThat(rig.received.stream().map(PushRig.Received::path).collect(Collectors.toList()))
                .containsExactly("/contacts/batch", "/jobs/1", "/jobs/1", "/jobs/1");
    }

    @Test
    void aJobThatDoesNotEndIsToldAgainAndOneAtAnotherHostIsNotAsked() throws Exception {
        rig(JOB);
        rig.behaviour = got -> Reply.of(200, "{\"job\": {\"url\": \"/jobs/1\", \"status\": \"queued\"}}");
        Delivery row = change(1, Tier.A);
        assertThat(rig.pass().retrying()).isEqualTo(1);
        assertThat(rig.bench.row(row).lastError()).contains("not done in 20 s");
        assertThat(rig.received).hasSize(1 + 9);

        rig.behaviour = got -> Reply.of(200, "{\"job\": {\"url\": \"http://169.254.169.254/jobs/1\"}}");
        rig.bench.advance(Duration.ofSeconds(10));
        rig.pass();
        assertThat(rig.bench.row(row).lastError()).contains("another host");
        assertThat(rig.received).hasSize(1 + 9 + 1);
    }
}
