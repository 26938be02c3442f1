package io.tierhub.generator;

/** Unified social credit codes with the check character of GB 32100-2015. */
public final class CreditCode {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int BODY = 17;

    private CreditCode() {}

    public static String of(Chance chance) {
        char[] code = new char[BODY + 1];
        code[0] = '9';
        code[1] = '1';
        for (int i = 2; i < 8; i++) {
            code[i] = (char) ('0' + chance.between(1, 6));
        }
        for (int i = 8; i < BODY; i++) {
            code[i] = ALPHABET.charAt(chance.below(31));
        }
        return checked(code);
    }

    /** Another valid code that differs in one character and the check character: the rare slip that no check notices. */
    static String unnoticedSlip(String code, Chance chance) {
        char[] other = code.toCharArray();
        int at = chance.between(8, BODY - 1);
        other[at] = ALPHABET.charAt((ALPHABET.indexOf(other[at]) + chance.between(1, 30)) % 31);
        return checked(other);
    }

    private static String checked(char[] code) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < BODY; i++) {
            sum += ALPHABET.indexOf(code[i]) * weight;
            weight = weight * 3 % 31;
        }
        code[BODY] = ALPHABET.charAt((31 - sum % 31) % 31);
        return new String(code);
    }
}
