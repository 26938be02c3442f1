package io.tierhub.generator;

import java.util.Locale;

/** The ways in which one and the same name is written down. */
public final class NameForms {
    private NameForms() {}

    /** A company's name with its legal form varied, dropped, or with its city moved into brackets. */
    public static String company(Customer c, boolean latin, Chance chance) {
        String name = latin ? c.latinName() : c.name();
        if (!c.han() || latin) {
            name = latinForm(name, chance);
        } else {
            name = hanForm(name, chance);
            String city = c.city().name();
            if (name.startsWith(city) && chance.percent(20)) {
                name = name.substring(city.length()) + "（" + city.substring(0, city.length() - 1) + "）";
            }
        }
        return chance.percent(5) ? name.toUpperCase(Locale.ROOT) : name;
    }

    /** A person's name in full, in some Latin cases the family name first. */
    public static String person(Customer c, boolean latin, Chance chance) {
        if (c.han() && !latin) {
            return c.name();
        }
        String name = c.latinName();
        int space = name.lastIndexOf(' ');
        return chance.percent(15) ? name.substring(space + 1) + ", " + name.substring(0, space) : name;
    }

    private static String hanForm(String name, Chance chance) {
        return switch (chance.below(6)) {
            case 0 -> name.replace("有限责任公司", "有限公司");
            case 1 -> name.endsWith("分公司") ? name : name.replace("有限公司", "");
            case 2 -> name.contains("股份") || name.contains("责任") ? name : name.replace("有限公司", "有限责任公司");
            default -> name;
        };
    }

    private static String latinForm(String name, Chance chance) {
        return switch (chance.below(6)) {
            case 0 -> name.replace("Co., Ltd.", "Co Ltd").replace(" Inc.", " Inc");
            case 1 -> name.replace("Co., Ltd.", "Company Limited").replace(" Ltd", " Limited");
            case 2 -> name.replace(" Co., Ltd.", "").replace(" LLC", "");
            default -> name;
        };
    }
}
