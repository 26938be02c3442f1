package io.tierhub.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Seeded exports of two systems. A shop sends its whole list of customers each time, in several chunks: a later one lacks
 * some and corrects others. A CRM knows some of them in other words, names some twice, and has rows that cannot be read.
 */
final class MessyExports {
    static final String SHOP = """
            system: shop
            kind: erp
            customers:
              files: "customers*"
              key: no
              mode: snapshot
              map: {name: name, phones: phone, emails: email, city: city}
            orders:
              files: "orders*"
              key: no
              customer: customer
              map: {placed_at: day, amount: amount, status: {column: status, values: {done: COMPLETED, void: CANCELLED, back: REFUND}}}
            """;
    static final String CRM = """
            system: crm
            kind: marketing
            customers:
              files: "contacts*"
              key: id
              map: {name: person, phones: mobile, emails: mail, city: place}
            interactions:
              files: "visits*"
              key: no
              customer: {email: mail}
              map: {at: day, type: {const: OPEN}}
            """;

    private static final int CUSTOMERS = 5_600;
    private static final int ORDERS = 5_500;
    private static final int CONTACTS = 600;

    private final Random random;
    private final Path folder;
    private final List<String[]> people = new ArrayList<>();

    private MessyExports(Path folder, long seed) {
        this.folder = folder;
        this.random = new Random(seed);
    }

    /** Writes all files. */
    static void write(Path folder, long seed) throws IOException {
        MessyExports exports = new MessyExports(folder, seed);
        exports.customers();
        exports.contacts("contacts-1.csv", CONTACTS);
        exports.contacts("contacts-2.csv", CONTACTS / 2);
        exports.orders("orders-1.csv", "O", ORDERS, 3_000);
        exports.orders("orders-2.csv", "O", ORDERS / 4, 3_000);
        exports.orders("orders-a.csv", "A", 60, 900_000);
        exports.orders("orders-b.csv", "B", 90, 990_000);
        exports.visits();
    }

    private void customers() throws IOException {
        List<String> lines = new ArrayList<>(List.of("no,name,phone,email,city"));
        List<String> later = new ArrayList<>(lines);
        for (int i = 0; i < CUSTOMERS; i++) {
            String[] person = random.nextInt(12) == 0 && i > 0 ? worn(people.get(random.nextInt(i))) : person();
            people.add(person);
            lines.add("S" + i + "," + String.join(",", person));
            if (random.nextInt(20) > 0) {
                later.add("S" + i + "," + String.join(",", random.nextInt(10) == 0 ? worn(person) : person));
            }
        }
        for (int i = 0; i < CUSTOMERS / 50; i++) {
            later.add("S" + (CUSTOMERS + i) + "," + String.join(",", person()));
        }
        Files.write(folder.resolve("customers-1.csv"), lines);
        Files.write(folder.resolve("customers-copy.csv"), lines);
        Files.write(folder.resolve("customers-2.csv"), later);
    }

    private void contacts(String file, int rows) throws IOException {
        List<String> lines = new ArrayList<>(List.of("id;person;mobile;mail;place"));
        for (int i = 0; i < rows; i++) {
            String[] person = random.nextInt(3) == 0 ? person() : worn(people.get(random.nextInt(people.size())));
            String id = random.nextInt(80) == 0 ? "" : "K" + random.nextInt(rows * 4);
            lines.add(id + ";" + String.join(";", person));
        }
        Files.write(folder.resolve(file), lines);
    }

    private void orders(String file, String prefix, int rows, int cents) throws IOException {
        List<String> lines = new ArrayList<>(List.of("no,customer,day,amount,status"));
        for (int i = 0; i < rows; i++) {
            String day = random.nextInt(200) == 0
                    ? "2026-02-30"
                    : LocalDate.of(2026, 6, 25).minusDays(random.nextInt(800)).toString();
            String status =
                    List.of("done", "done", "done", "done", "void", "back").get(random.nextInt(6));
            lines.add("%s%d,S%d,%s,%d.50,%s"
                    .formatted(
                            prefix,
                            random.nextInt(40) == 0 ? random.nextInt(i + 1) : i,
                            random.nextInt(CUSTOMERS + 400),
                            day,
                            1 + random.nextInt(cents),
                            status));
        }
        Files.write(folder.resolve(file), lines);
    }

    private void visits() throws IOException {
        List<String> lines = new ArrayList<>(List.of("no,mail,day"));
        for (int i = 0; i < 800; i++) {
            String mail = people.get(random.nextInt(people.size()))[2];
            lines.add("V" + i + "," + mail + "," + LocalDate.of(2026, 6, 25).minusDays(random.nextInt(400)));
        }
        Files.write(folder.resolve("visits.csv"), lines);
    }

    private String[] person() {
        String last = word(3);
        String first = word(2);
        return new String[] {
            first + " " + last,
            random.nextInt(60) == 0 ? "13800000000" : "138%08d".formatted(random.nextInt(100_000_000)),
            first + "." + last + random.nextInt(100) + "@" + word(2) + ".example",
            word(2)
        };
    }

    /** The same person with a letter too many or a cell empty. */
    private String[] worn(String[] person) {
        String[] worn = person.clone();
        if (random.nextBoolean()) {
            worn[0] += (char) ('a' + random.nextInt(26));
        } else {
            worn[1 + random.nextInt(3)] = "";
        }
        return worn;
    }

    private String word(int syllables) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < syllables; i++) {
            word.append("bdfgklmnprstvz".charAt(random.nextInt(14))).append("aeiou".charAt(random.nextInt(5)));
        }
        return word.toString();
    }
}
