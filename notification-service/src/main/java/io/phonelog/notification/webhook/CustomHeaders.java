package io.phonelog.notification.webhook;

import static io.phonelog.notification.NotificationProblem.WEBHOOK_HEADER_REFUSED;

import io.phonelog.platform.problem.FieldError;
import io.phonelog.platform.problem.Problem;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Headers that an endpoint's owner adds: none that would change how the message is carried or
 * signed.
 */
final class CustomHeaders {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
    private static final Pattern VALUE =
            Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e\\t]{0,2000}[\\x21-\\x7e])?");

    private static final Set<String> OURS =
            Set.of(
                    "connection",
                    "content-encoding",
                    "content-length",
                    "content-type",
                    "expect",
                    "host",
                    "http2-settings",
                    "keep-alive",
                    "proxy-authenticate",
                    "proxy-authorization",
                    "proxy-connection",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "upgrade",
                    "user-agent");

    private CustomHeaders() {}

    /**
     * The headers in the order of their names.
     *
     * @throws io.phonelog.platform.problem.Problem when one cannot be set
     */
    static Map<String, String> check(@Nullable Map<String, String> wanted) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        if (wanted != null) {
            wanted.forEach((name, value) -> add(headers, name, value));
        }
        return headers;
    }

    private static void add(Map<String, String> headers, String name, @Nullable String value) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (!NAME.matcher(name).matches()) {
            throw refused("A header's name takes 1 to 100 letters, digits and -.");
        }
        if (OURS.contains(lower) || lower.startsWith("webhook-")) {
            throw refused("The header " + lower + " is set by us.");
        }
        if (value == null || !VALUE.matcher(value).matches()) {
            throw refused("The value of " + lower + " takes 1 to 2000 visible ASCII characters.");
        }
        if (headers.put(name, value) != null) {
            throw refused("The header " + lower + " is there twice.");
        }
    }

    private static Problem refused(String detail) {
        return WEBHOOK_HEADER_REFUSED.because(
                detail, new FieldError("headers", WEBHOOK_HEADER_REFUSED.name(), detail));
    }
}
