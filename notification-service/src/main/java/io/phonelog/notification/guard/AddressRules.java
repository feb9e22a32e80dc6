package io.phonelog.notification.guard;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which addresses may be reached: those of the public internet, and the networks that the
 * deployment allows. The refused ranges are those of the IANA special-purpose registries; IPv4
 * addresses inside IPv6 ones are judged as what they are. (IPv4-mapped ones Java itself turns into
 * IPv4.)
 */
final class AddressRules {
    private static final List<Network> REFUSED_4 =
            networks(
                    "0.0.0.0/8", // this network
                    "10.0.0.0/8", // private
                    "100.64.0.0/10", // carrier NAT; one cloud's metadata
                    "127.0.0.0/8", // loopback
                    "168.63.129.16/32", // one cloud's host services, on a public address
                    "169.254.0.0/16", // link-local; most clouds' metadata
                    "172.16.0.0/12", // private
                    "192.0.0.0/24", // protocol assignments; one cloud's metadata
                    "192.0.2.0/24", // documentation
                    "192.88.99.0/24", // 6to4 relays
                    "192.168.0.0/16", // private
                    "198.18.0.0/15", // benchmarks
                    "198.51.100.0/24", // documentation
                    "203.0.113.0/24", // documentation
                    "224.0.0.0/4", // multicast
                    "240.0.0.0/4"); // reserved, broadcast

    private static final Network PUBLIC_6 = Network.of("2000::/3");
    private static final List<Network> REFUSED_6 =
            networks(
                    "2001::/23", // protocol assignments, Teredo among them
                    "2001:db8::/32", // documentation
                    "2002::/16", // 6to4: leads to any IPv4 address through a relay
                    "3fff::/20"); // documentation

    private static final Network NAT64 = Network.of("64:ff9b::/96");
    private static final int NAT64_PREFIX_BYTES = 12;

    /** What ISATAP (RFC 5214) puts before an IPv4 address, with and without the universal bit. */
    private static final Set<Integer> ISATAP = Set.of(0x00005efe, 0x02005efe);

    private static final int INTERFACE_ID = 8;

    private final List<Network> allowed;
    private final List<Network> refused;

    AddressRules(List<String> allowedNetworks, List<String> refusedNetworks) {
        this.allowed = allowedNetworks.stream().map(Network::of).toList();
        this.refused = refusedNetworks.stream().map(Network::of).toList();
    }

    boolean permits(InetAddress address) {
        return !anyHolds(refused, address)
                && !anyHolds(refused, reached(address))
                && (anyHolds(allowed, address) || isPublic(reached(address)));
    }

    /** Where a packet to the address ends: behind a translator, at the IPv4 address in it. */
    private static InetAddress reached(InetAddress address) {
        return NAT64.contains(address) ? translated(address) : address;
    }

    private static boolean isPublic(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return !anyHolds(REFUSED_4, address);
        }
        if (ISATAP.contains(ByteBuffer.wrap(address.getAddress()).getInt(INTERFACE_ID))) {
            return false;
        }
        return PUBLIC_6.contains(address) && !anyHolds(REFUSED_6, address);
    }

    /** The IPv4 address behind a NAT64 one (RFC 6052): its last four bytes. */
    private static InetAddress translated(InetAddress nat64) {
        byte[] bytes = nat64.getAddress();
        try {
            return InetAddress.getByAddress(
                    Arrays.copyOfRange(bytes, NAT64_PREFIX_BYTES, bytes.length));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an IPv4 address", e);
        }
    }

    private static boolean anyHolds(List<Network> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    private static List<Network> networks(String... texts) {
        return Stream.of(texts).map(Network::of).toList();
    }
}
