package io.tierhub.generator;

import static io.tierhub.generator.Twist.ENGLISH;
import static io.tierhub.generator.Twist.FULL_WIDTH;
import static io.tierhub.generator.Twist.HOMOPHONE;
import static io.tierhub.generator.Twist.NAME_SLIP;
import static io.tierhub.generator.Twist.NO_FORM;
import static io.tierhub.generator.Twist.NO_REGION;
import static io.tierhub.generator.Twist.OTHER_FORM;
import static io.tierhub.generator.Twist.PINYIN;
import static io.tierhub.generator.Twist.REGION_MOVED;
import static io.tierhub.generator.Twist.SHORT_NAME;
import static io.tierhub.generator.Twist.TRADITIONAL;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a system asks about a customer, and how carefully its clerks write. Shares are of a hundred. */
enum Layout {
    /** Invoices go by it: official names, codes, addresses. */
    ERP(
            Map.of("type", 100, "tax_id", 85, "phones", 85, "city", 90, "street", 75, "postcode", 50, "industry", 40),
            Map.of(OTHER_FORM, 9, REGION_MOVED, 7, NO_FORM, 4, FULL_WIDTH, 4, TRADITIONAL, 3, NAME_SLIP, 3)),
    /** Whatever the customer typed into a form. */
    HELPDESK(
            Map.of("type", 100, "emails", 85, "phones", 70, "city", 35, "website", 20),
            Map.of(
                    NO_FORM,
                    14,
                    SHORT_NAME,
                    10,
                    NO_REGION,
                    8,
                    ENGLISH,
                    10,
                    PINYIN,
                    4,
                    TRADITIONAL,
                    6,
                    HOMOPHONE,
                    5,
                    NAME_SLIP,
                    4,
                    REGION_MOVED,
                    3,
                    FULL_WIDTH,
                    2)),
    /** A campaign tool: mail addresses, web pages; it does not tell persons from organizations. */
    MARKETING(
            Map.of(
                    "emails",
                    85,
                    "website",
                    60,
                    "city",
                    60,
                    "industry",
                    50,
                    "phones",
                    35,
                    "birth_date",
                    60,
                    "parts",
                    50),
            Map.of(
                    ENGLISH,
                    18,
                    PINYIN,
                    6,
                    NO_FORM,
                    12,
                    NO_REGION,
                    6,
                    SHORT_NAME,
                    6,
                    TRADITIONAL,
                    3,
                    HOMOPHONE,
                    3,
                    FULL_WIDTH,
                    3,
                    NAME_SLIP,
                    3));

    private final Map<String, Integer> fields;
    private final Map<Twist, Integer> twists;

    Layout(Map<String, Integer> fields, Map<Twist, Integer> twists) {
        this.fields = fields;
        this.twists = twists;
    }

    boolean has(String field, Chance chance) {
        return chance.percent(fields.getOrDefault(field, 0));
    }

    String system() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** One twist of the name, or none. */
    @Nullable Twist twist(Chance chance) {
        int left = chance.below(100);
        for (Twist twist : Twist.values()) {
            left -= twists.getOrDefault(twist, 0);
            if (left < 0) {
                return twist;
            }
        }
        return null;
    }
}
