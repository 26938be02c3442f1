package io.tierhub.crash;

import io.tierhub.config.NewHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Seeded exports of an ERP: customers of whom one in six is listed again with an error or a gap, corrections of some of
 * them in a later file, orders of known, later known and never known customers, and bad rows among all of these.
 */
final class SmallErp {
    /** The last day of the orders. */
    static final LocalDate LAST_DAY = LocalDate.of(2026, 6, 30);

    private static final int CUSTOMERS = 6_000;
    private static final int LATER = 1_500;
    /** Rows of the orders' file. */
    static final int ORDERS = 15_000;

    private static final int DAYS = 700;

    private static final String SYSTEM = """
            system: erp
            kind: erp
            customers:
              files: "customers*"
              key: no
              map: {name: name, phones: phone, emails: email, street: street, city: city}
            orders:
              files: "orders*"
              key: no
              customer: customer
              map: {placed_at: day, amount: amount, status: {column: status, values: {done: COMPLETED, void: CANCELLED}}}
            push:
              webhook: {url: "http://127.0.0.1:9/tiers", secret: never-sent-in-this-test-at-all}
            """;

    private final Random random;
    private final int part;
    private final List<String> customers = new ArrayList<>();

    private SmallErp(long seed, int part) {
        random = new Random(seed);
        this.part = part;
    }

    /** Writes customers.csv, orders.csv and customers-later.csv. */
    static void write(Path folder, long seed) throws IOException {
        write(folder, seed, 1);
    }

    /** The same with one row in so many. */
    static void write(Path folder, long seed, int part) throws IOException {
        SmallErp erp = new SmallErp(seed, part);
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("customers.csv"), erp.customers());
        Files.writeString(folder.resolve("orders.csv"), erp.orders());
        Files.writeString(folder.resolve("customers-later.csv"), erp.later());
    }

    /** Makes a home that knows the ERP and takes files from its inbox at once. */
    static void home(Path folder) throws IOException {
        NewHome.make(Path.of(""), folder);
        Path settings = folder.resolve("config/application.properties");
        Files.writeString(
                settings,
                Files.readString(settings)
                        .replace("quiet_seconds=5", "quiet_seconds=0\ntierhub.outbound.allow_addresses=127.0.0.1"));
        Files.writeString(folder.resolve("config/systems/erp.yaml"), SYSTEM);
    }

    private String customers() {
        StringBuilder csv = new StringBuilder("no,name,phone,email,street,city\n");
        for (int i = 0; i < CUSTOMERS / part; i++) {
            boolean again = i > 0 && random.nextInt(6) == 0;
            customers.add(again ? damaged(customers.get(random.nextInt(i))) : customer());
            String no = random.nextInt(200) == 0 ? "" : "C" + i;
            csv.append(no).append(',').append(customers.get(i)).append('\n');
        }
        return csv.toString();
    }

    private String later() {
        StringBuilder csv = new StringBuilder("no,name,phone,email,street,city\n");
        for (int i = 0; i < LATER / part; i++) {
            int no = random.nextInt((CUSTOMERS + LATER) / part);
            String row = no < CUSTOMERS / part ? damaged(customers.get(random.nextInt(2) == 0 ? no : 0)) : customer();
            csv.append('C').append(no).append(',').append(row).append('\n');
        }
        return csv.toString();
    }

    private String orders() {
        StringBuilder csv = new StringBuilder("no,customer,day,amount,status\n");
        for (int i = 0; i < ORDERS / part; i++) {
            int customer = (int) (Math.pow(random.nextDouble(), 2) * (CUSTOMERS + LATER * 2) / part);
            String amount = random.nextInt(300) == 0 ? "unknown" : 1 + random.nextInt(90_000) + ".50";
            csv.append('O').append(random.nextInt(50) == 0 ? random.nextInt(i + 1) : i);
            csv.append(",C").append(customer).append(',').append(LAST_DAY.minusDays(random.nextInt(DAYS)));
            csv.append(',').append(amount).append(random.nextInt(20) == 0 ? ",void\n" : ",done\n");
        }
        return csv.toString();
    }

    private String customer() {
        boolean company = random.nextInt(3) == 0;
        String last = word(3);
        String name = company ? last + " " + word(2) + " Trading Co. Ltd." : word(2) + " " + last;
        String phone = random.nextInt(40) == 0 ? "02155550000" : "139%08d".formatted(random.nextInt(100_000_000));
        String email = (company ? "info" : word(2)) + "@" + last + ".example";
        return String.join(",", name, phone, email, random.nextInt(200) + " " + word(3) + " Road", word(2));
    }

    /** The same customer with a letter too many in one cell and another cell empty. */
    private String damaged(String customer) {
        String[] cells = customer.split(",", -1);
        int typo = random.nextInt(2) * 3;
        cells[typo] = cells[typo] + (char) ('a' + random.nextInt(26));
        cells[1 + random.nextInt(4)] = "";
        return String.join(",", cells);
    }

    private String word(int syllables) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < syllables; i++) {
            word.append("bdfgklmnprstvz".charAt(random.nextInt(14))).append("aeiou".charAt(random.nextInt(5)));
        }
        return word.toString();
    }
}
