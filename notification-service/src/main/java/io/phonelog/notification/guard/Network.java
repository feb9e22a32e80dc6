package io.phonelog.notification.guard;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * A range of addresses in CIDR notation, as {@code 10.0.0.0/8} or {@code fc00::/7}.
 *
 * @param bits how many leading bits count
 */
record Network(InetAddress address, int bits) {
    private static final Pattern FORM = Pattern.compile("[0-9.]{7,15}|[0-9A-Fa-f:.]{2,45}");

    /**
     * @throws IllegalArgumentException when it is no CIDR notation
     */
    static Network of(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        if (!FORM.matcher(address).matches() || !(address.contains(":") || address.contains("."))) {
            throw malformed(text);
        }
        try {
            // Only digits, dots and colons reach this, so that no name is ever looked up.
            InetAddress first = InetAddress.getByName(address);
            int width = first.getAddress().length * Byte.SIZE;
            int bits = slash < 0 ? width : Integer.parseInt(text.substring(slash + 1));
            if (bits < 0 || bits > width) {
                throw malformed(text);
            }
            return new Network(first, bits);
        } catch (UnknownHostException | NumberFormatException e) {
            throw malformed(text);
        }
    }

    boolean contains(InetAddress other) {
        byte[] mine = address.getAddress();
        byte[] its = other.getAddress();
        if (mine.length != its.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % Byte.SIZE;
            if (((mine[bit / Byte.SIZE] ^ its[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    private static IllegalArgumentException malformed(String text) {
        return new IllegalArgumentException(
                "\"" + text + "\" is no network: write it as 10.0.0.0/8 or fc00::/7");
    }
}
