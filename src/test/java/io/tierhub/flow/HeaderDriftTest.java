package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a file whose columns are others than those of the file before. */
class HeaderDriftTest {
    private static final String CUSTOMERS = "cust_no,name,phone,city,since,remark";
    private static final String ORDERS = "no,cust_no,day,amount,status";

    private static final String SYSTEM = """
            system: SYSTEM
            customers:
              files: "customers*"
              key: [cust_no, 客户编码]
              TOLERANCE
              map:
                name: [name, 客户名称]
                phones: phone
                city: city
                created_at: {column: since, date: yyyy-MM-dd}
            orders:
              files: "orders*"
              key: no
              customer: cust_no
              TOLERANCE
              map: {placed_at: day, amount: [amount, 金额], status: status}
            """;

    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("cust_no", "C%d"),
            Map.entry("客户编码", "C%d"),
            Map.entry("custno", "C%d"),
            Map.entry("name", "Ada %d"),
            Map.entry("客户名称", "Ada %d"),
            Map.entry("phone", "0211234567%d"),
            Map.entry("since", "2026-01-0%d"),
            Map.entry("no", "O%d"),
            Map.entry("day", "2026-03-0%d"),
            Map.entry("amount", "1%d.50"),
            Map.entry("amnt", "1%d.50"),
            Map.entry("金额", "1%d.50"),
            Map.entry("status", "done"));

    @TempDir
    Path folder;

    /**
     * @param tolerance as the mapping says it
     * @param second the header of the second file; {@code name=text} puts that text into every row
     * @param verdict rows taken and rows in quarantine, then the beginning of each warning; or why the file is refused
     */
    private record Drift(String what, String tolerance, String first, String second, String verdict) {}

    private static List<Drift> matrix() {
        String c = CUSTOMERS;
        String o = ORDERS;
        return List.of(
                // customers: what is taken as it was
                any("the same columns", c, c, "3+0"),
                any("another order", c, "since,city,phone,name,cust_no,remark", "3+0"),
                any("the key by its other name", c, "客户编码,name,phone,city,since,remark", "3+0"),
                any("the name by its other name", c, "cust_no,客户名称,phone,city,since,remark", "3+0"),
                any("other case and width", c, "CUST_NO,ＮＡＭＥ,Phone,CITY,since,remark", "3+0"),
                any("spaces around", c, " cust_no , name,phone ,city,since,remark", "3+0"),
                any("a column less that nothing reads", c, "cust_no,name,phone,city,since", "3+0"),
                any("other delimiter", c, c.replace(',', ';'), "3+0"),
                any("header alone", c, "rows=none," + c, "0+0"),
                any("an optional column is back", "cust_no,name,phone,since,remark", c, "3+0"),
                // new columns
                any("new at the end", c, c + ",vip", "3+0 NEW_COLUMN: vip was"),
                any("new in the middle", c, "cust_no,name,vip,phone,city,since,remark", "3+0 NEW_COLUMN: vip was"),
                any("new in front", c, "vip," + c, "3+0 NEW_COLUMN: vip was"),
                any("two new ones", c, c + ",vip,area", "3+0 NEW_COLUMN: vip, area were"),
                any("one without a name", c, c + ",", "3+0 NEW_COLUMN: 7 was"),
                any("the name twice", c, c + ",name", "3+0 NEW_COLUMN: name#2 was"),
                any("the key twice", c, c + ",cust_no", "3+0 NEW_COLUMN: cust_no#2 was"),
                any("both names of a field", c, c + ",客户名称", "3+0 NEW_COLUMN: 客户名称 was"),
                // lost columns
                any(
                        "an optional one",
                        c,
                        "cust_no,name,phone,since,remark",
                        "3+0 MISSING_COLUMN: city is read from city"),
                any(
                        "two optional ones",
                        c,
                        "cust_no,name,since,remark",
                        "3+0 MISSING_COLUMN: phones is read; MISSING_COLUMN: city is read"),
                any(
                        "an optional one renamed",
                        c,
                        "cust_no,name,phone,town,since,remark",
                        "3+0 MISSING_COLUMN: city is read; NEW_COLUMN: town was"),
                any("the key", c, "name,phone,city,since,remark", "MISSING_COLUMN: key is read from cust_no or 客户编码"),
                any(
                        "the key misspelt",
                        c,
                        "custno,name,phone,city,since",
                        "the columns are custno, name, phone, city, since; the nearest is custno"),
                any("all that is mapped", c, "cust_no,remark,vip", "MISSING_COLUMN: mapped fields is read from name"),
                any(
                        "the amount of orders",
                        o,
                        "no,cust_no,day,status",
                        "MISSING_COLUMN: amount is read from amount or 金额"),
                any("the amount misspelt", o, "no,cust_no,day,amnt,status", "the nearest is amnt"),
                any("the day of orders", o, "no,cust_no,amount,status", "MISSING_COLUMN: placed_at is read from day"),
                any(
                        "whose orders they are",
                        o,
                        "no,day,amount,status",
                        "MISSING_COLUMN: customer is read from cust_no"),
                any("a status", o, "no,cust_no,day,amount", "3+0 MISSING_COLUMN: status is read from status"),
                any("the amount by its other name", o, "no,cust_no,day,金额,status", "3+0"),
                // other content
                any("dates become text", c, c.replace("since", "since=soon 1"), "0+3"),
                new Drift(
                        "dates become text, 10 %",
                        "10 %", c, c.replace("since", "since=soon 1"), "TOO_MANY_BAD_ROWS: 3 of 3 rows"),
                any("amounts become text", o, o.replace("amount", "amount=much"), "0+3"),
                new Drift(
                        "amounts become text, none",
                        "none",
                        o,
                        o.replace("amount", "amount=much"),
                        "TOO_MANY_BAD_ROWS: 3 of 3 rows"));
    }

    private static Drift any(String what, String first, String second, String verdict) {
        return new Drift(what, "any", first, second, verdict);
    }

    @Test
    void everyDriftHasItsVerdict() throws IOException {
        List<Drift> matrix = matrix();
        List<String> systems = new ArrayList<>();
        for (int i = 0; i < matrix.size(); i++) {
            systems.add(SYSTEM.replace("SYSTEM", "d" + i)
                    .replace("TOLERANCE", "tolerance: " + matrix.get(i).tolerance()));
        }
        SoftAssertions softly = new SoftAssertions();
        try (HubRig rig = new HubRig(folder, systems.toArray(String[]::new))) {
            for (int i = 0; i < matrix.size(); i++) {
                Drift drift = matrix.get(i);
                String kind = drift.first().startsWith("no,") ? "orders" : "customers";
                take(rig, "d" + i, kind + "-1.csv", drift.first(), 1);
                Taken taken = take(rig, "d" + i, kind + "-2.csv", drift.second(), 4);
                softly.assertThat(agrees(taken, drift.verdict()))
                        .as("%s: %s", drift.what(), said(taken))
                        .isTrue();
            }
        }
        softly.assertAll();
        assertThat(matrix).hasSizeGreaterThanOrEqualTo(30);
    }

    @Test
    void aNewColumnIsSaidOnceAndAgainWhenItHadBeenGone() throws IOException {
        String system = SYSTEM.replace("SYSTEM", "erp").replace("TOLERANCE", "tolerance: any");
        try (HubRig rig = new HubRig(folder, system)) {
            assertThat(take(rig, "erp", "customers-1.csv", CUSTOMERS + ",x", 1).warnings())
                    .isEmpty();
            assertThat(take(rig, "erp", "customers-2.csv", CUSTOMERS + ",x,vip", 2)
                            .warnings())
                    .hasSize(1);
            rig.restart();
            assertThat(take(rig, "erp", "customers-3.csv", CUSTOMERS + ",x,vip", 3)
                            .warnings())
                    .isEmpty();
            take(rig, "erp", "customers-4.csv", CUSTOMERS + ",x", 4);
            assertThat(take(rig, "erp", "customers-5.csv", CUSTOMERS + ",x,vip", 5)
                            .warnings())
                    .hasSize(1);
        }
    }

    @Test
    void aRefusedFileTeachesNoColumns() throws IOException {
        String system = SYSTEM.replace("SYSTEM", "erp").replace("TOLERANCE", "tolerance: none");
        try (HubRig rig = new HubRig(folder, system)) {
            take(rig, "erp", "customers-1.csv", CUSTOMERS, 1);
            String bad = CUSTOMERS.replace("since", "since=soon 1") + ",vip";
            assertThat(take(rig, "erp", "customers-2.csv", bad, 2).verdict()).isEqualTo(Taken.Verdict.REFUSED);
            assertThat(take(rig, "erp", "customers-3.csv", CUSTOMERS + ",vip", 3)
                            .warnings())
                    .hasSize(1);
        }
    }

    /** Each part of a verdict must be there, and no warning beside them. */
    private static boolean agrees(Taken taken, String verdict) {
        if (!Character.isDigit(verdict.charAt(0))) {
            return taken.verdict() == Taken.Verdict.REFUSED
                    && String.valueOf(taken.reason()).contains(verdict);
        }
        int space = verdict.indexOf(' ');
        String rows = space < 0 ? verdict : verdict.substring(0, space);
        List<String> warnings =
                space < 0 ? List.of() : List.of(verdict.substring(space + 1).split("; "));
        boolean same = said(taken).startsWith("DONE " + rows + " ")
                && warnings.size() == taken.warnings().size();
        for (String warning : warnings) {
            same &= taken.warnings().stream().anyMatch(each -> each.startsWith(warning));
        }
        return same;
    }

    private static String said(Taken taken) {
        return taken.verdict() + " " + (taken.rows().rowsLoaded() + taken.rows().rowsUnchanged()) + "+"
                + taken.rows().rowsQuarantined() + " " + taken.warnings() + " " + taken.reason();
    }

    /** Three rows under a header, with values that no other number gives. */
    private static Taken take(HubRig rig, String system, String name, String header, int number) throws IOException {
        String delimiter = header.contains(";") ? ";" : ",";
        boolean none = header.startsWith("rows=none,");
        List<String> columns = List.of(header.replace("rows=none,", "").split(delimiter, -1));
        List<String> lines = new ArrayList<>();
        lines.add(String.join(
                delimiter, columns.stream().map(each -> each.split("=")[0]).toList()));
        for (int row = number; !none && row < number + 3; row++) {
            List<String> cells = new ArrayList<>();
            for (String column : columns) {
                int equals = column.indexOf('=');
                String plain = column.strip().toLowerCase(java.util.Locale.ROOT).replace("ｎａｍｅ", "name");
                cells.add(
                        equals > 0
                                ? column.substring(equals + 1)
                                : VALUES.getOrDefault(plain, "v%d").formatted(row));
            }
            lines.add(String.join(delimiter, cells));
        }
        return rig.take(system, name, lines.toArray(String[]::new));
    }
}
