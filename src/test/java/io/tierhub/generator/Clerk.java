package io.tierhub.generator;

import io.tierhub.vocabulary.FieldValue;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Writes one record of a customer into a system. */
final class Clerk {
    private static final double CODE_SLIPS = 8;
    private static final double UNNOTICED = 10;
    private static final double OWN_MAILBOX = 40;

    private final Layout layout;
    private final Chance chance;
    private final List<FieldValue> values = new ArrayList<>();
    private final Set<Twist> twists = EnumSet.noneOf(Twist.class);

    Clerk(Layout layout, Chance chance) {
        this.layout = layout;
        this.chance = chance;
    }

    Written write(Party party, int customer, String key) {
        Customer c = party.customer();
        name(party);
        value("type", c.person() ? "person" : "organization");
        value("birth_date", c.birthDate());
        if (layout.has("tax_id", chance) && !c.taxId().isEmpty()) {
            values.add(new FieldValue("tax_id", wide(code(c.taxId()))));
        }
        value("phones", wide(phone(c.phone())));
        value("emails", c.person() || !chance.percent(OWN_MAILBOX) ? c.email() : clerkAt(c.domain()));
        value("website", c.domain().isEmpty() ? "" : "https://www." + c.domain() + "/");
        value("city", chance.percent(70) ? c.city().name() : c.city().shortName());
        value("street", c.street() + c.houseNumber() + "号");
        value("postcode", c.postcode());
        value("industry", c.industry());
        return new Written(layout.system(), key, customer, twists, List.copyOf(values));
    }

    private void name(Party party) {
        Customer c = party.customer();
        Twist twist = layout.twist(chance);
        ChineseName company = party.name();
        String name = company == null ? TwistedName.of(c, twist, chance) : TwistedName.of(c, company, twist, chance);
        if (twist != null && (twist == Twist.FULL_WIDTH || !name.equals(c.name()))) {
            twists.add(twist);
        }
        if (c.person() && twist == null && layout.has("parts", chance)) {
            values.add(new FieldValue("given_name", c.given()));
            values.add(new FieldValue("family_name", c.family()));
        } else {
            values.add(new FieldValue("name", name));
        }
    }

    /** Adds a value if there is one and this layout, this time, has it. */
    private void value(String field, String text) {
        if (layout.has(field, chance) && !text.isEmpty()) {
            values.add(new FieldValue(field, text));
        }
    }

    private String wide(String text) {
        return twists.contains(Twist.FULL_WIDTH) ? Scripts.fullWidth(text) : text;
    }

    private String code(String code) {
        if (!chance.percent(CODE_SLIPS)) {
            return code;
        }
        if (chance.percent(UNNOTICED)) {
            twists.add(Twist.UNNOTICED_CODE_SLIP);
            return CreditCode.unnoticedSlip(code, chance);
        }
        String slip = Blemish.typo(code, chance);
        if (!slip.equals(code)) {
            twists.add(Twist.CODE_SLIP);
        }
        return slip;
    }

    /** With an area code in one of the forms of landlines, some with an extension. */
    private String phone(String phone) {
        if (phone.startsWith("1")) {
            return Blemish.phone(phone, chance);
        }
        return switch (chance.below(6)) {
            case 0 -> "+86 " + phone.substring(1).replace('-', ' ');
            case 1 -> "（" + phone.replace("-", "）");
            case 2 -> phone + "转" + chance.between(800, 899);
            default -> Blemish.phone(phone, chance);
        };
    }

    private String clerkAt(String domain) {
        String family = chance.pickSkewed(Words.HAN_SURNAMES).latin().toLowerCase(Locale.ROOT);
        String given = chance.pick(Words.HAN_GIVEN).latin();
        return (given + "." + family).replace('ü', 'v') + "@" + domain;
    }
}
