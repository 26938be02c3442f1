package io.tierhub.generator;

/** What happens to text between the customer and the keyboard. */
public final class Blemish {
    private Blemish() {}

    /** One slip: two neighbours swapped, one character lost, doubled or mistaken. Text of one character stays. */
    public static String typo(String text, Chance chance) {
        if (text.length() < 2) {
            return text;
        }
        int at = chance.below(text.length() - 1);
        StringBuilder slip = new StringBuilder(text);
        switch (chance.below(4)) {
            case 0 -> slip.insert(at + 2, text.charAt(at)).deleteCharAt(at);
            case 1 -> slip.deleteCharAt(at);
            case 2 -> slip.insert(at, text.charAt(at));
            default -> slip.setCharAt(at, mistaken(text.charAt(at), chance));
        }
        return slip.toString();
    }

    /** The phone as one of many hands would write it. */
    public static String phone(String phone, Chance chance) {
        boolean mobile = phone.length() == 11 && phone.charAt(0) == '1';
        return switch (chance.below(5)) {
            case 0 -> mobile ? "+86" + phone : phone;
            case 1 -> mobile ? phone.substring(0, 3) + " " + phone.substring(3, 7) + " " + phone.substring(7) : phone;
            case 2 ->
                mobile
                        ? "+86-" + phone.substring(0, 3) + "-" + phone.substring(3, 7) + "-" + phone.substring(7)
                        : phone.replace('-', ' ');
            default -> phone;
        };
    }

    private static char mistaken(char c, Chance chance) {
        if (c >= '0' && c <= '9') {
            return (char) ('0' + chance.below(10));
        }
        return c < 0x80
                ? (char) ('a' + chance.below(26))
                : chance.pick(Words.HAN_GIVEN).han().charAt(0);
    }
}
