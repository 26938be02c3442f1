package io.tierhub.cleanse;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Electronic mail addresses: lower case, the {@code +tag} off, full-width forms folded. */
public final class Emails {
    private static final String SEPARATORS = ";, \u3001|\n\r\t\u3002\uff1b\uff0c";
    private static final Set<String> ROLES = Wordlist.words("role-mailboxes.txt");
    private static final Set<String> FREE = Wordlist.words("free-mail.txt");
    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_DOMAIN = 253;

    private Emails() {}

    /** The addresses of a cell; {@code Name <a@b.example>} and {@code mailto:} forms included. */
    public static Found read(String cell) {
        String one = address(cell);
        if (one != null) {
            return isMadeUp(one) ? Found.NOTHING : new Found(List.of(one), false);
        }
        String text = Text.clean(cell);
        if (text.isEmpty() || Placeholders.isText(text)) {
            return Found.NOTHING;
        }
        List<String> values = new ArrayList<>(2);
        boolean faulty = false;
        boolean seen = false;
        for (String part : Cells.split(text, SEPARATORS)) {
            String bare = unwrapped(part);
            if (bare.indexOf('@') < 0) {
                continue; // the words of a display name
            }
            seen = true;
            String address = address(bare);
            faulty |= address == null;
            if (address != null && !isMadeUp(address) && !values.contains(address)) {
                values.add(address);
            }
        }
        return new Found(values, faulty || !seen);
    }

    /** The part before the @ of a clean address. */
    public static String local(String address) {
        return address.substring(0, address.lastIndexOf('@'));
    }

    /** The part behind the @ of a clean address. */
    public static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    /** Whether a local part names a function (info, sales, 客服), not a person. Digits at its end do not matter. */
    public static boolean isRoleLocal(String local) {
        int end = local.length();
        while (end > 1 && Character.isDigit(local.charAt(end - 1))) {
            end--;
        }
        return ROLES.contains(end == local.length() ? local : local.substring(0, end));
    }

    /** Whether anyone gets a mailbox at this domain (gmail.com, qq.com, yahoo.co.uk), so that it says nothing. */
    public static boolean isFreeMail(String domain) {
        int dot = domain.indexOf('.');
        return FREE.contains(domain) || dot > 0 && FREE.contains(domain.substring(0, dot + 1));
    }

    private static boolean isMadeUp(String address) {
        return Placeholders.isLocalPart(local(address));
    }

    private static String unwrapped(String part) {
        int open = part.indexOf('<');
        int close = part.indexOf('>', open + 1);
        String inner = open >= 0 && close > open ? part.substring(open + 1, close) : part;
        return inner.regionMatches(true, 0, "mailto:", 0, 7) ? inner.substring(7) : inner;
    }

    /** The clean form of one address, null if it is none. */
    private static @Nullable String address(String raw) {
        String text = Text.lower(raw);
        int at = text.indexOf('@');
        if (at <= 0 || at != text.lastIndexOf('@')) {
            return null;
        }
        int plus = text.indexOf('+');
        int end = plus > 0 && plus < at ? plus : at;
        if (end > LONGEST_LOCAL || !isLocal(text, end) || !DomainNames.isDomain(text, at + 1, LONGEST_DOMAIN)) {
            return null;
        }
        return end == at ? text : text.substring(0, end) + text.substring(at);
    }

    private static boolean isLocal(String text, int end) {
        if (text.charAt(0) == '.' || text.charAt(end - 1) == '.') {
            return false;
        }
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c > 0x7f;
            if (!letter && "!#$%&'*+-./=?^_`{|}~".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
