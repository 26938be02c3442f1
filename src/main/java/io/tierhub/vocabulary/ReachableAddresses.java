package io.tierhub.vocabulary;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which addresses the hub may connect to: the public ones, and those that its operator allows. The blocks that are not
 * public are those of the IANA registries of special-purpose addresses; of IPv6 only the global unicast space is public.
 */
public final class ReachableAddresses {
    /** Only what is public. */
    public static final ReachableAddresses PUBLIC = new ReachableAddresses(List.of());

    private static final Map<AddressBlock, String> SPECIAL = special();
    private static final AddressBlock GLOBAL_UNICAST = AddressBlock.of("2000::/3");
    private static final AddressBlock TRANSLATED = AddressBlock.of("64:ff9b::/96");

    private final List<AddressBlock> allowed;

    private ReachableAddresses(List<AddressBlock> allowed) {
        this.allowed = allowed;
    }

    /** What is public, and these blocks, separated by commas. */
    public static ReachableAddresses of(String blocks) {
        return new ReachableAddresses(Arrays.stream(blocks.split(","))
                .map(String::strip)
                .filter(block -> !block.isEmpty())
                .map(AddressBlock::of)
                .toList());
    }

    /** What kind of address it is, in words, if the hub must not connect to it; null: it may. */
    public @Nullable String refusal(InetAddress address) {
        for (AddressBlock block : allowed) {
            if (block.contains(address)) {
                return null;
            }
        }
        if (address instanceof Inet4Address || !TRANSLATED.contains(address)) {
            return kind(address);
        }
        return refusal(carried(address));
    }

    private static @Nullable String kind(InetAddress address) {
        for (Map.Entry<AddressBlock, String> block : SPECIAL.entrySet()) {
            if (block.getKey().contains(address)) {
                return block.getValue();
            }
        }
        return address instanceof Inet4Address || GLOBAL_UNICAST.contains(address) ? null : "a reserved address";
    }

    /** The IPv4 address that the last four bytes of a translated one carry. */
    private static InetAddress carried(InetAddress translated) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(translated.getAddress(), 12, 16));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    private static Map<AddressBlock, String> special() {
        Map<AddressBlock, String> special = new LinkedHashMap<>();
        put(special, "a loopback address", "127.0.0.0/8", "::1");
        put(special, "a private address", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7", "fec0::/10");
        put(special, "the metadata service of a cloud", "169.254.169.254", "100.100.100.200", "168.63.129.16");
        put(special, "a link-local address", "169.254.0.0/16", "fe80::/10");
        put(special, "an address shared by a carrier's customers", "100.64.0.0/10");
        put(special, "an unspecified address", "0.0.0.0/8", "::/128");
        put(special, "a multicast address", "224.0.0.0/4", "ff00::/8");
        put(special, "an address for documentation", "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24");
        put(special, "an address for documentation", "2001:db8::/32", "3fff::/20");
        put(special, "a reserved address", "192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15", "240.0.0.0/4");
        put(special, "a tunnelled address", "2001::/23", "2002::/16");
        return special;
    }

    private static void put(Map<AddressBlock, String> special, String kind, String... blocks) {
        for (String block : blocks) {
            special.put(AddressBlock.of(block), kind);
        }
    }
}
