package io.tierhub.cleanse;

/**
 * The parts of an organization's name, all folded; a part that the name does not have is empty.
 *
 * @param core what identifies it; never empty unless the whole name is
 * @param legalForm what was taken off at either end: 有限公司, gmbh
 * @param region where it sits, by its name: 上海, 广东 深圳, china
 * @param branch what tells it from its sisters: 北京分公司, 第二, no 3. Two names of one core and different branches are
 *     different customers
 */
public record CompanyName(String core, String legalForm, String region, String branch) {

    /** Takes a name apart: branch, then legal form, then region; what would leave nothing is not taken off. */
    public static CompanyName parse(String name) {
        String folded = Text.fold(name);
        Parts parts = new Parts(folded);
        Branches.takeOff(parts);
        LegalForms.takeOff(parts);
        Branches.takeOffNumber(parts);
        Regions.takeOff(parts);
        String core = joined(parts.rest);
        return new CompanyName(core.isEmpty() ? folded : core, parts.legalForm, parts.region, parts.branch);
    }

    /** Whether a name is an organization's: it has a legal form, or a word that only organizations carry. */
    public static boolean looksLikeCompany(String name) {
        return CompanyWords.in(name);
    }

    /** Chinese words are written without spaces: those that brackets left behind close up. */
    private static String joined(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean between = c == ' ' && Text.isHan(text.charAt(i - 1)) && Text.isHan(text.charAt(i + 1));
            if (!between) {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** A name while it is taken apart. {@code rest} is folded and never becomes empty. */
    static final class Parts {
        String rest;
        String legalForm = "";
        String region = "";
        String branch = "";

        Parts(String folded) {
            rest = folded;
        }

        /** Takes a suffix off the rest, unless nothing would remain. */
        boolean endsWithout(String suffix) {
            return shortened(rest.substring(0, rest.length() - suffix.length()));
        }

        /** Takes a prefix off the rest, unless nothing would remain. */
        boolean beginsWithout(String prefix) {
            return shortened(rest.substring(prefix.length()));
        }

        boolean shortened(String shorter) {
            String text = shorter.strip();
            if (text.isEmpty()) {
                return false;
            }
            rest = text;
            return true;
        }

        static String add(String all, String one) {
            return all.isEmpty() ? one : all + " " + one;
        }
    }
}
