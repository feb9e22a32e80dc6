package io.phonelog.upload.clamd;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where clamd listens.
 *
 * @param text {@code host:port}, or {@code unix:} and the path of a socket
 */
public record ClamdAddress(String text) {
    private static final String UNIX = "unix:";
    private static final Pattern TCP = Pattern.compile("(.+):(\\d{1,5})");
    private static final int LARGEST_PORT = 65_535;

    /**
     * @throws IllegalArgumentException when it is neither form
     */
    public ClamdAddress {
        Matcher tcp = TCP.matcher(text);
        boolean unix = text.startsWith(UNIX) && text.length() > UNIX.length();
        if (!unix && (!tcp.matches() || Integer.parseInt(tcp.group(2)) > LARGEST_PORT)) {
            throw new IllegalArgumentException(
                    "must be host:port or unix:/path/of/socket, but is " + text);
        }
    }

    /** Looked up anew each time: in a cluster a name's address changes. */
    SocketAddress resolve() {
        if (isUnix()) {
            return UnixDomainSocketAddress.of(Path.of(text.substring(UNIX.length())));
        }
        int colon = text.lastIndexOf(':');
        return new InetSocketAddress(
                text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }

    /** A channel of the fitting kind, not yet connected. */
    SocketChannel channel() throws IOException {
        if (isUnix()) {
            return SocketChannel.open(StandardProtocolFamily.UNIX);
        }
        return SocketChannel.open().setOption(StandardSocketOptions.TCP_NODELAY, true);
    }

    private boolean isUnix() {
        return text.startsWith(UNIX);
    }
}
