package io.phonelog.stack.gateway;

import java.util.Locale;
import java.util.regex.Pattern;

/** Paths that could mean one thing to the gateway and another to a service behind it. */
final class RequestPath {
    /** Dot segments, encoded dots, slashes and backslashes, control characters, empty segments. */
    private static final Pattern AMBIGUOUS =
            Pattern.compile("(^|/)\\.{1,2}(/|$)|%2e|%2f|%5c|%00|\\\\|//|[\\x00-\\x20\\x7f]|;");

    private RequestPath() {}

    static boolean ambiguous(String path) {
        return AMBIGUOUS.matcher(path.toLowerCase(Locale.ROOT)).find();
    }
}
