package io.tierhub.match;

import io.tierhub.cleanse.AddressParts;
import io.tierhub.cleanse.CleanRecord;
import io.tierhub.cleanse.TaxIds;
import io.tierhub.cleanse.Text;
import io.tierhub.vocabulary.FieldValue;
import org.jspecify.annotations.Nullable;

/** What persons and organizations both have: identifiers, phones, address. */
final class CommonFeatures {
    private static final String IDENTIFIER = "identifiers.";
    private static final int PHONE_DIGITS = 10;
    private static final int SHORTEST_PHONE = 5;
    private static final String PLACE_ENDS = "省市区县";

    private CommonFeatures() {}

    static void write(CleanRecord record, FeatureWriter out) {
        String taxId = record.first("tax_id");
        out.set(Slot.TAX_ID, taxId == null ? null : taxId(taxId));
        if (taxId != null && TaxIds.isChecked(taxId)) {
            out.flag(FeatureWriter.TAX_CHECKED);
        }
        for (FieldValue value : record.values()) {
            if (value.field().startsWith(IDENTIFIER)) {
                String scheme = value.field().substring(IDENTIFIER.length());
                out.add(Slot.IDENTIFIERS, scheme + "=" + closed(value.value()));
            } else if (value.field().equals("phones")) {
                phone(out, value.value());
            }
        }
        address(record, out);
    }

    static String taxId(String raw) {
        return TaxIds.clean(raw);
    }

    private static void phone(FeatureWriter out, String phone) {
        StringBuilder digits = new StringBuilder(phone.length());
        for (int i = 0; i < phone.length(); i++) {
            if (Character.isDigit(phone.charAt(i))) {
                digits.append(phone.charAt(i));
            }
        }
        if (digits.length() >= SHORTEST_PHONE) {
            out.add(Slot.PHONES, digits.substring(Math.max(0, digits.length() - PHONE_DIGITS)));
        }
    }

    /** The number in a street line is the house number where the source has no field for it; a second one the unit. */
    private static void address(CleanRecord record, FeatureWriter out) {
        out.set(Slot.HOUSE, folded(record, "house_number"));
        out.set(Slot.UNIT, folded(record, "unit"));
        String street = record.first("street");
        if (street != null) {
            AddressParts parts = AddressParts.parse(street);
            out.set(Slot.STREET, String.join(" ", parts.tokens()));
            for (String number : parts.numbers()) {
                int slot = out.get(Slot.HOUSE) == null ? Slot.HOUSE : Slot.UNIT;
                if (out.get(slot) == null) {
                    out.set(slot, number);
                }
            }
        }
        out.set(Slot.DISTRICT, place(record, "district"));
        out.set(Slot.CITY, place(record, "city"));
        out.set(Slot.REGION, place(record, "region"));
        out.set(Slot.COUNTRY, folded(record, "country"));
        String postcode = record.first("postcode");
        out.set(Slot.POSTCODE, postcode == null ? null : closed(postcode));
    }

    private static @Nullable String folded(CleanRecord record, String field) {
        String raw = record.first(field);
        return raw == null ? null : Text.fold(raw);
    }

    /** 上海市 and 上海 are one place. */
    private static @Nullable String place(CleanRecord record, String field) {
        String name = folded(record, field);
        if (name == null || name.length() < 3 || PLACE_ENDS.indexOf(name.charAt(name.length() - 1)) < 0) {
            return name;
        }
        return name.substring(0, name.length() - 1);
    }

    /** Codes are written with and without spaces. */
    private static String closed(String code) {
        return Text.fold(code).replace(" ", "");
    }
}
