package io.phonelog.notification.guard;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a webhook is sent, read strictly from its URL: what can be read in two ways is refused.
 *
 * @param host a name in ASCII, or an address (IPv6 without brackets)
 * @param port the one given, or the scheme's
 * @param path with the query
 */
public record Target(boolean secure, String host, int port, String path) {
    private static final int HTTPS = 443;
    private static final int HTTP = 80;
    private static final int LARGEST_PORT = 65_535;
    private static final int LONGEST = 2_048;

    private static final Pattern ADDRESS_6 = Pattern.compile("[0-9A-Fa-f:.]+");
    private static final Pattern ADDRESS_4 =
            Pattern.compile(
                    "(0|[1-9][0-9]{0,2})\\.(0|[1-9][0-9]{0,2})\\.(0|[1-9][0-9]{0,2})\\.(0|[1-9][0-9]{0,2})");
    private static final Pattern LABEL =
            Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?");

    /** A last label like this makes resolvers read the host as an IPv4 address in some notation. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0[xX][0-9A-Fa-f]*");

    /**
     * @throws Refused when the URL cannot be one of a webhook
     */
    static Target of(String url) {
        if (url.length() > LONGEST) {
            throw new Refused("The URL is longer than " + LONGEST + " characters.");
        }
        URI uri = parse(url);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean secure = scheme.equals("https");
        if (!secure && !scheme.equals("http")) {
            throw new Refused("The URL must begin with https://.");
        }
        if (uri.getRawUserInfo() != null) {
            throw new Refused("The URL must not hold a user or password; use a custom header.");
        }
        if (uri.getRawFragment() != null) {
            throw new Refused("The URL must not have a fragment (#).");
        }
        return new Target(secure, host(uri), port(uri, secure), path(uri));
    }

    /** As the {@code Host} header wants it. */
    public String authority() {
        String name = host.contains(":") ? "[" + host + "]" : host;
        return port == (secure ? HTTPS : HTTP) ? name : name + ":" + port;
    }

    private static URI parse(String url) {
        try {
            URI uri = new URI(url);
            if (uri.getHost() != null || uri.getRawAuthority() == null) {
                return uri;
            }
            // Names beyond ASCII: the same URL with the host as the domain name system writes it.
            return new URI(url.replace(uri.getRawAuthority(), ascii(uri.getRawAuthority())));
        } catch (URISyntaxException e) {
            throw new Refused("The URL cannot be read: " + e.getReason() + ".");
        }
    }

    private static String ascii(String authority) {
        try {
            return IDN.toASCII(authority, IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException e) {
            return authority;
        }
    }

    private static String host(URI uri) {
        String host = uri.getHost();
        if (host == null) {
            throw new Refused("The URL has no host that can be read.");
        }
        if (host.startsWith("[")) {
            String address = host.substring(1, host.length() - 1);
            if (!ADDRESS_6.matcher(address).matches()) {
                throw new Refused("Write an IPv6 address without a zone.");
            }
            return address;
        }
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        String[] labels = name.split("\\.", -1);
        if (NUMBER.matcher(labels[labels.length - 1]).matches()) {
            if (!ADDRESS_4.matcher(name).matches()) {
                throw new Refused("Write an IPv4 address as four decimal numbers.");
            }
            return name;
        }
        for (String label : labels) {
            if (!LABEL.matcher(label).matches()) {
                throw new Refused("The host is no name.");
            }
        }
        return name.toLowerCase(Locale.ROOT);
    }

    private static int port(URI uri, boolean secure) {
        int port = uri.getPort();
        if (port == 0 || port > LARGEST_PORT) {
            throw new Refused("The port is none.");
        }
        return port > 0 ? port : secure ? HTTPS : HTTP;
    }

    private static String path(URI uri) {
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    /** A URL or address that webhooks are not sent to, with the reason in a sentence. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String reason) {
            super(reason, null, false, false);
        }
    }
}
