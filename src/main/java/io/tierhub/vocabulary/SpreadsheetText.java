package io.tierhub.vocabulary;

/** Texts of a file that people open in a spreadsheet: what it would run as a formula begins with {@code '}. */
public final class SpreadsheetText {
    private static final String RISKY = "=+-@\t\r\n＝＋－＠";

    private SpreadsheetText() {}

    /**
     * The text, harmless. Phone numbers and amounts begin with a sign too; what is a number or a phone is no formula. An
     * apostrophe of the text's own before such a sign is doubled, so that what reads the file can tell the two apart.
     */
    public static String harmless(String text) {
        return risky(text) ? "'" + text : text;
    }

    private static boolean risky(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) == '\'') {
            at++;
        }
        return at < text.length() && RISKY.indexOf(text.charAt(at)) >= 0 && (at > 0 || !plainNumber(text));
    }

    private static boolean plainNumber(String text) {
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && c != '.') {
                return text.indexOf(';') > 0 && text.chars().allMatch(each -> "+0123456789;".indexOf(each) >= 0);
            }
        }
        return text.length() > 1 && (text.charAt(0) == '-' || text.charAt(0) == '+');
    }
}
