package io.tierhub.vocabulary;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** A block of IP addresses in CIDR notation: {@code 10.0.0.0/8}, {@code fd00::/8}, or a single address. */
public final class AddressBlock {
    private final byte[] network;
    private final int bits;

    private AddressBlock(byte[] network, int bits) {
        this.network = network;
        this.bits = bits;
    }

    /** Reads a block; host names are refused, since what they mean is not fixed. */
    public static AddressBlock of(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        @Nullable InetAddress literal = literal(address);
        if (literal == null) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no block of IP addresses; write one like 10.0.0.0/8, 127.0.0.1 or fd00::/8");
        }
        byte[] network = literal.getAddress();
        int most = network.length * 8;
        int bits = slash < 0 ? most : prefix(text.substring(slash + 1));
        if (bits < 0 || bits > most) {
            throw new IllegalArgumentException("'" + text + "' has no prefix of 0 to " + most + " after the slash");
        }
        return new AddressBlock(network, bits);
    }

    /** An address written plainly, v4 as four decimal numbers, v6 without brackets and zone; null: it is none. */
    static @Nullable InetAddress literal(String text) {
        boolean v4 = text.matches("(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3}");
        boolean v6 = !v4 && text.indexOf(':') >= 0 && text.matches("[0-9a-fA-F:.]{2,45}");
        if (!v4 && !v6) {
            return null;
        }
        try {
            return InetAddress.getByName(v6 ? "[" + text + "]" : text); // in either form a literal: DNS is not asked
        } catch (UnknownHostException e) {
            return null;
        }
    }

    /** Whether an address lies in the block; one of the other family never does. */
    public boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length != network.length) {
            return false;
        }
        for (int i = 0; i < bits; i++) {
            int mask = 0x80 >> (i % 8);
            if ((bytes[i / 8] & mask) != (network[i / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static int prefix(String digits) {
        return digits.matches("\\d{1,3}") ? Integer.parseInt(digits) : -1;
    }
}
