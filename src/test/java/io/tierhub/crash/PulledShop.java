package io.tierhub.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A shop whose members and orders are pulled: tables that a database reads from files of the home each time. */
final class PulledShop {
    /** More than a page. */
    private static final int MEMBERS = 5_300;

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

    private static final String YAML = """
            system: shop
            jdbc: {url: "jdbc:h2:mem:", user: sa}
            pull_every: 0s
            customers:
              key: no
              pull:
                query: SELECT no, name, email, CAST(changed AS TIMESTAMP) AS changed FROM CSVREAD('%1$s/members.csv')
                cursor: {time: changed, id: no}
              map: {name: name, emails: email}
            orders:
              key: no
              customer: member
              pull:
                query: SELECT * FROM CSVREAD('%1$s/purchases.csv')
              map: {placed_at: day, amount: amount}
            """;

    private static final String LOST = """
            system: lost
            jdbc: {url: "jdbc:h2:mem:", user: sa}
            pull_every: 0s
            customers:
              key: no
              pull: {query: "SELECT * FROM CSVREAD('%s/never.csv')"}
              map: {name: name}
            """;

    private PulledShop() {}

    /** Adds the shop to a home, and a system of which nothing can be pulled. */
    static void write(Path home) throws IOException {
        Path exports = home.resolve("exports");
        Random random = new Random(5);
        StringBuilder members = new StringBuilder("no,name,email,changed\n");
        StringBuilder purchases = new StringBuilder("no,member,day,amount\n");
        for (int i = 1; i <= MEMBERS; i++) {
            members.append("M%d,%s %s,m%d@shop.example,2026-05-01 10:00:%02d%n"
                    .formatted(i, word(random), word(random), i, i % 4));
            if (i % 3 == 0) {
                purchases.append("P%d,M%d,2026-05-%02d,%d%n".formatted(i, i, 1 + i % 28, i % 700));
            }
        }
        Files.writeString(exports.resolve("members.csv"), members);
        Files.writeString(exports.resolve("purchases.csv"), purchases);
        Files.writeString(home.resolve("config/systems/shop.yaml"), YAML.formatted(exports));
        Files.writeString(home.resolve("config/systems/lost.yaml"), LOST.formatted(exports));
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 9; i++) {
            word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return word.toString();
    }

    /** A script that pulls too: after its second day. */
    static List<String> pulling(List<String> script) {
        List<String> all = new ArrayList<>(script);
        int second = all.indexOf("2026-06-27 once");
        all.addAll(
                second + 1,
                List.of(
                        "2026-06-27 pull shop",
                        "2026-06-27 pull lost",
                        "2026-06-27 systems reset shop",
                        "2026-06-27 pull shop"));
        return all;
    }
}
