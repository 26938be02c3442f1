package io.tierhub.flow.http;

import io.tierhub.intake.http.AnswerFaultException;
import io.tierhub.intake.http.Ask;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Addresses of pages. */
final class Links {
    private static final int LONGEST = 16_384;

    private Links() {}

    /** An address with these parameters. */
    static URI address(String url, Map<String, String> query) {
        if (query.isEmpty()) {
            return URI.create(url);
        }
        return URI.create(url + (url.indexOf('?') < 0 ? "?" : "&") + Ask.encoded(query));
    }

    /**
     * The next page's address, as a page gave it: whole, or relative to the page's own. It stays at the scheme and port of
     * that page, since sources behind a proxy do not know theirs; another host would be given the key, so it is refused.
     */
    static URI next(URI page, String link) {
        if (link.length() > LONGEST) {
            throw new AnswerFaultException("the address of the next page is longer than " + LONGEST + " characters");
        }
        URI next;
        try {
            next = page.resolve(URI.create(link.replace(" ", "%20").replace("|", "%7C")));
        } catch (IllegalArgumentException e) {
            throw new AnswerFaultException("the address of the next page is none; look at pages.next");
        }
        if (next.getHost() == null || !next.getHost().equalsIgnoreCase(page.getHost())) {
            throw new AnswerFaultException("the next page is said to be at another host, which would be given the key;"
                    + " set url to that host if it is right");
        }
        String query = next.getRawQuery() == null ? "" : "?" + next.getRawQuery();
        return URI.create(page.getScheme() + "://" + page.getRawAuthority() + next.getRawPath() + query);
    }

    /** The address without these parameters. */
    static URI without(URI link, Set<String> names) {
        return with(link, Map.of(), names);
    }

    /** The address with these parameters, once each. */
    static URI with(URI link, Map<String, String> query) {
        return with(link, query, query.keySet());
    }

    private static URI with(URI link, Map<String, String> query, Set<String> instead) {
        String before = link.getRawQuery() == null
                ? ""
                : Arrays.stream(link.getRawQuery().split("&"))
                        .filter(pair -> !instead.contains(pair.split("=", 2)[0]))
                        .collect(Collectors.joining("&"));
        String all = before + (before.isEmpty() || query.isEmpty() ? "" : "&") + Ask.encoded(query);
        String plain = link.getScheme() + "://" + link.getRawAuthority() + link.getRawPath();
        return URI.create(all.isEmpty() ? plain : plain + "?" + all);
    }
}
