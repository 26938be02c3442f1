package io.tierhub.intake;

/** What a cell looks like, as evidence only: parsing is not this room's business. */
final class Numbers {
    private static final String SIGNS = ".,:/-+ ()%¥￥$€£TZ年月日eE'";

    private Numbers() {}

    /** Whether the text is a number, an amount of money or a date by the characters it is made of. */
    static boolean like(String text) {
        boolean digit = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digit = true;
            } else if (SIGNS.indexOf(c) < 0) {
                return false;
            }
        }
        return digit;
    }
}
