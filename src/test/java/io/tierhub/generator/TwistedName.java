package io.tierhub.generator;

import org.jspecify.annotations.Nullable;

/** A name as a clerk writes it. */
final class TwistedName {
    private TwistedName() {}

    /** A company's. The branch stays: without it the record would be the head office's in truth. */
    static String of(Customer c, ChineseName name, @Nullable Twist twist, Chance chance) {
        if (twist == null) {
            return name.text();
        }
        return switch (twist) {
            case OTHER_FORM -> name.withForm(otherForm(name.form())).text();
            case NO_FORM -> name.withForm("").text();
            case REGION_MOVED -> moved(c, name);
            case NO_REGION -> name.inPlace("").text();
            case SHORT_NAME -> name.inPlace("").withForm("").text();
            case HOMOPHONE ->
                name.withCore(Homophones.slip(name.core(), chance)).text();
            case NAME_SLIP -> name.withCore(Blemish.typo(name.core(), chance)).text();
            case PINYIN -> pinyin(name);
            case ENGLISH -> c.latinName();
            default -> inOtherCharacters(name.text(), twist);
        };
    }

    /** A person's. What only companies have is left as it is. */
    static String of(Customer c, @Nullable Twist twist, Chance chance) {
        if (twist == null) {
            return c.name();
        }
        return switch (twist) {
            case HOMOPHONE -> c.family() + Homophones.slip(c.given(), chance);
            case NAME_SLIP -> Blemish.typo(c.name(), chance);
            case PINYIN, ENGLISH -> NameForms.person(c, true, chance);
            default -> inOtherCharacters(c.name(), twist);
        };
    }

    /** In the words in which pinyin is written: Shanghai Hengruida Keji Youxian Gongsi. */
    private static String pinyin(ChineseName name) {
        String place = name.place().replaceFirst("市$", "");
        String form = name.form().replaceAll("股份|有限|责任|公司", " $0");
        String branch = name.branch().replaceAll("第二|分公司", " $0");
        return Scripts.pinyin(String.join(" ", place, name.core(), name.trade(), form, branch));
    }

    private static String inOtherCharacters(String text, Twist twist) {
        return switch (twist) {
            case TRADITIONAL -> Scripts.traditional(text);
            case FULL_WIDTH -> Scripts.fullWidth(text);
            default -> text;
        };
    }

    private static String otherForm(String form) {
        return form.equals("有限公司") ? "有限责任公司" : form.equals("有限责任公司") ? "有限公司" : "股份公司";
    }

    /** Before the legal form, as companies write that were registered elsewhere before. */
    private static String moved(Customer c, ChineseName name) {
        String place = name.place().endsWith("市")
                ? name.place().substring(0, name.place().length() - 1)
                : name.place();
        return name.inPlace("").withForm("（" + place + "）" + name.form()).text();
    }
}
