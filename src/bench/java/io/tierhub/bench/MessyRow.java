package io.tierhub.bench;

import io.tierhub.generator.Blemish;
import io.tierhub.generator.Chance;
import io.tierhub.generator.Customer;
import io.tierhub.generator.NameForms;

/**
 * One record of a customer as some clerk wrote it. A first record is fairly clean; a further one has other spellings,
 * more gaps and more slips.
 */
final class MessyRow {
    static final String HEADER =
            "cust_no,name,given_name,family_name,birth_date,tax_no,phone,email,address,house_no,city,region,postcode,country,industry,updated_at\n";

    /** Characters of the key, the first cell: C and nine digits. */
    static final int KEY = 10;

    private final StringBuilder line = new StringBuilder(256);

    /** The CSV line, with its line end; valid until the next call. */
    CharSequence of(long row, Customer c, boolean further, Chance chance) {
        boolean latin = further && c.han() && chance.percent(25);
        double gap = further ? 15 : 6;
        double slip = further ? 8 : 1;
        line.setLength(0);
        key(row);
        cell(
                c.person() ? NameForms.person(c, latin, chance) : name(c, latin, further, chance),
                0.5,
                slip * 1.5,
                chance);
        boolean parts = c.person() && !latin && chance.percent(70);
        cell(parts ? c.given() : "", 0, slip, chance);
        cell(parts ? c.family() : "", 0, slip, chance);
        cell(c.birthDate(), gap * 2, slip, chance);
        cell(c.taxId(), gap * 2, slip / 2, chance);
        cell(Blemish.phone(c.phone(), chance), gap, slip / 2, chance);
        cell(c.email(), gap * 1.5, slip / 2, chance);
        cell(latin ? c.latinStreet() : c.street(), gap, slip, chance);
        cell(Integer.toString(c.houseNumber()), gap, slip / 4, chance);
        cell(latin ? c.city().other() : c.city().name(), gap / 2, slip / 4, chance);
        cell(c.han() ? "" : c.city().other(), gap, 0, chance);
        cell(c.postcode(), gap, slip / 2, chance);
        cell(c.city().country(), gap, 0, chance);
        cell(c.industry(), gap * 2, 0, chance);
        date(chance);
        return line;
    }

    private static String name(Customer c, boolean latin, boolean further, Chance chance) {
        return further ? NameForms.company(c, latin, chance) : c.name();
    }

    private void key(long row) {
        line.append('C');
        for (long limit = 100_000_000; row < limit && limit > 1; limit /= 10) {
            line.append('0');
        }
        line.append(row);
    }

    private void cell(String text, double gapPercent, double slipPercent, Chance chance) {
        line.append(',');
        if (text.isEmpty() || chance.percent(gapPercent)) {
            return;
        }
        String written = chance.percent(slipPercent) ? Blemish.typo(text, chance) : text;
        if (written.indexOf(',') < 0) {
            line.append(written);
        } else {
            line.append('"').append(written).append('"');
        }
    }

    private void date(Chance chance) {
        int month = chance.between(1, 12);
        int day = chance.between(1, 28);
        line.append(",").append(chance.between(2019, 2025));
        line.append(month < 10 ? "-0" : "-")
                .append(month)
                .append(day < 10 ? "-0" : "-")
                .append(day)
                .append('\n');
    }
}
