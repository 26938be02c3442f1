package io.tierhub.vocabulary;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An http or https address that means one thing to everybody who reads it. What readers take differently is refused: user
 * names, numbers that some take for an IPv4 address ({@code 127.1}, {@code 0x7f000001}), letters outside ASCII, zones.
 *
 * @param uri absolute, with a host
 * @param literal the IP address, if the host is one; null: a name, which is judged when it is resolved
 */
public record WebAddress(URI uri, @Nullable InetAddress literal) {
    /** Reads an address; an {@link IllegalArgumentException} says what is wrong, without repeating it. */
    public static WebAddress of(String text) {
        URI uri = parse(text);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw new IllegalArgumentException(
                    "url must be a whole http or https URL with a host, as in https://crm.example.com/api");
        }
        String authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
        if (authority.indexOf('@') >= 0) {
            throw new IllegalArgumentException(
                    "url must not hold a user name or password: addresses are shown; put them where secrets stand");
        }
        if (uri.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "url must not hold a fragment (#...): it would never be sent; remove it");
        }
        @Nullable String host = uri.getHost();
        if (host == null || host.indexOf('%') >= 0 || uri.getPort() > 65_535 || authority.endsWith(":")) {
            throw new IllegalArgumentException("url must be a whole http or https URL with a host: a name of ASCII"
                    + " letters, digits, - and dots (others as punycode), four decimal numbers, or IPv6 in brackets");
        }
        return new WebAddress(uri, address(host));
    }

    private static URI parse(String text) {
        if (!text.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException("url is not a URL: only ASCII without spaces may stand in it;"
                    + " escape the rest, as in https://crm.example.com/a%20b");
        }
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("url is not a URL: " + e.getReason() + " at character "
                    + (e.getIndex() + 1) + "; escape it as in https://crm.example.com/hooks/tiers");
        }
    }

    /** The address that a host is; null if it is a name, which must not look like a number. */
    private static @Nullable InetAddress address(String host) {
        if (host.startsWith("[")) {
            @Nullable InetAddress v6 = AddressBlock.literal(host.substring(1, host.length() - 1));
            if (v6 == null) {
                throw new IllegalArgumentException("url has a host in brackets that is no IPv6 address");
            }
            return v6;
        }
        @Nullable InetAddress v4 = AddressBlock.literal(host);
        String last = host.substring(host.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (v4 == null && (last.isEmpty() || last.matches("\\d+|0x[0-9a-f]*"))) {
            throw new IllegalArgumentException(
                    "url has a host that some would take for a number and others for a name; write the four decimal"
                            + " numbers of an IPv4 address, as in 192.0.2.17, and no dot at its end");
        }
        return v4;
    }

    /** Scheme, host and port, as in {@code https://crm.example.com}. */
    public String origin() {
        int port = uri.getPort();
        return uri.getScheme().toLowerCase(Locale.ROOT) + "://" + uri.getHost().toLowerCase(Locale.ROOT)
                + (port < 0 ? "" : ":" + port);
    }

    /** The origin alone: query strings hold tokens. */
    @Override
    public String toString() {
        return origin();
    }
}
