package io.tierhub.cleanse;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The domain of a mail address, as far as it can tell which organization somebody belongs to. */
final class MailDomains {
    private static final Set<String> SHARED = Wordlist.words("shared-domains.txt");
    private static final int LONGEST = 253;

    private MailDomains() {}

    /** The domain of the first address in a cell, or of a cell that is a domain itself; null where it names nobody. */
    static @Nullable String own(String cell) {
        Found addresses = Emails.read(cell);
        String domain = addresses.values().isEmpty()
                ? Text.lower(cell)
                : Emails.domain(addresses.values().get(0));
        boolean named = DomainNames.isDomain(domain, 0, LONGEST) && !Emails.isFreeMail(domain) && !isShared(domain);
        return named ? domain : null;
    }

    private static boolean isShared(String domain) {
        for (int from = 0; from >= 0; from = next(domain, from)) {
            if (SHARED.contains(domain.substring(from))) {
                return true;
            }
        }
        return false;
    }

    /** Where the domain above begins; negative: there is none. */
    private static int next(String domain, int from) {
        int dot = domain.indexOf('.', from);
        return dot < 0 ? -1 : dot + 1;
    }
}
