package io.tierhub.bench;

/** Unified social credit codes with the check character of GB 32100-2015. */
final class CreditCode {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private CreditCode() {}

    static String of(Chance chance) {
        char[] code = new char[18];
        code[0] = '9';
        code[1] = '1';
        for (int i = 2; i < 8; i++) {
            code[i] = (char) ('0' + chance.between(1, 6));
        }
        for (int i = 8; i < 17; i++) {
            code[i] = ALPHABET.charAt(chance.below(31));
        }
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < 17; i++) {
            sum += ALPHABET.indexOf(code[i]) * weight;
            weight = weight * 3 % 31;
        }
        code[17] = ALPHABET.charAt((31 - sum % 31) % 31);
        return new String(code);
    }
}
