package io.tierhub.bench;

import java.time.Duration;
import java.util.List;

/**
 * How events are handed over in a part of {@code push}.
 *
 * @param system whose target is told
 * @param events how many one request holds
 * @param answer how long the receiver takes for each request, beyond reading it
 * @param goal the least share of the events/s of a bare loop that posts one event a request; 0: none is set
 * @param share by what the events of a round are divided, so that slow answers do not make long rounds
 */
record PushWay(String system, int events, Duration answer, double goal, int share) {
    static final List<PushWay> ALL = List.of(
            new PushWay("crm", 1, Duration.ZERO, 0.2, 1),
            new PushWay("shop", 100, Duration.ZERO, 0.7, 1),
            new PushWay("shop", 100, Duration.ofMillis(5), 0, 1),
            new PushWay("shop", 100, Duration.ofMillis(20), 0, 2));

    /** The stanzas of both systems' files, of which one takes signed events and one joint requests. */
    static String stanza(String system, String url) {
        return system.equals("crm") ? """
                  system: crm
                  push:
                    webhook: {url: "%s", secret: "0123456789012345678901234"}
                  """.formatted(url) : """
                  system: shop
                  http: {url: "%s"}
                  push:
                    request:
                      path: /batch
                      method: post
                      body: '{"inputs": [{"id": "{external}", "tier": "{tier}", "since": "{since}", "score": "{score:number}"}]}'
                      batch: {size: 100, items: /inputs}
                  """.formatted(url);
    }

    String title() {
        String requests = events == 1 ? "one event a request" : events + " events a request";
        return answer.isZero() ? requests : requests + ", answered after " + answer.toMillis() + " ms";
    }
}
