package io.tierhub.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Exports for {@link HubRig#ERP} as systems write them: duplicates, repeated keys, old rows, bad rows. Equal for equal seeds. */
final class GeneratedExport {
    static final String CUSTOMERS = "id,name,email,phone,tax_id,city,deleted,updated_at";
    static final String ORDERS = "no,customer,day,amount,status,updated_at";

    private static final String CHARACTERS = "东南西北中华恒瑞鑫泰宏达安康明远嘉禾金石天宇海川云峰博雅诚信永兴盛世新锐佳美";
    private static final List<String> CITIES = List.of("上海", "北京", "深圳", "苏州", "成都", "武汉", "青岛", "杭州");
    private static final List<String> TRADES = List.of("贸易", "精密机械", "电子科技", "食品", "建筑材料", "物流");
    private static final List<String> STATES = List.of("COMPLETED", "COMPLETED", "SHIPPED", "CANCELLED", "");

    private final Random random;

    GeneratedExport(long seed) {
        System.out.println("generated export, seed " + seed);
        this.random = new Random(seed);
    }

    /** Rows of customers: of ten, one repeats an earlier customer under another key and one an earlier key. */
    List<String> customers(int rows) {
        List<String> lines = new ArrayList<>();
        List<String[]> known = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            int dice = known.isEmpty() ? 99 : random.nextInt(100);
            if (dice == 0) {
                lines.add("," + String.join(",", company()).substring(2));
                continue;
            }
            String[] row = dice < 21 ? known.get(random.nextInt(known.size())).clone() : company();
            if (dice < 11) {
                row[5] = CITIES.get(random.nextInt(CITIES.size()));
                row[7] = moment();
            } else {
                row[0] = "C" + String.format("%06d", i);
            }
            if (dice < 21 && random.nextBoolean()) {
                row[random.nextBoolean() ? 2 : 3] = "";
            }
            known.add(row);
            lines.add(String.join(",", row));
        }
        return lines;
    }

    /** Rows of orders of the first keys that {@link #customers} gives, and of some that nobody has. */
    List<String> orders(int rows) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            int no = i > 0 && random.nextInt(10) == 0 ? random.nextInt(i) : i;
            String day = random.nextInt(100) == 0 ? "2026-02-30" : day();
            lines.add(String.join(
                    ",",
                    "O" + no,
                    "C" + String.format("%06d", random.nextInt(rows)),
                    day,
                    random.nextInt(1, 9_000) + "." + random.nextInt(10, 100),
                    STATES.get(random.nextInt(STATES.size())),
                    moment()));
        }
        return lines;
    }

    private String[] company() {
        String name = letters(3) + TRADES.get(random.nextInt(TRADES.size())) + "有限公司";
        String email = "m" + random.nextInt(1_000_000) + "@c" + random.nextInt(1_000_000) + ".example";
        String phone = "138" + random.nextInt(10_000_000, 100_000_000);
        String city = CITIES.get(random.nextInt(CITIES.size()));
        return new String[] {"C", city + name, email, phone, "", city, "", moment()};
    }

    private String letters(int count) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < count; i++) {
            letters.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return letters.toString();
    }

    private String day() {
        return HubRig.DAY.minusDays(random.nextInt(900)).toString();
    }

    private String moment() {
        return random.nextInt(3) == 0 ? "" : day() + " 10:" + random.nextInt(10, 60) + ":00";
    }
}
