package io.phonelog.stack.gateway;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

/**
 * A line of the route table.
 *
 * @param prefix path under the base, matched by whole segments
 * @param service who answers
 * @param rewrite what the prefix becomes; the prefix itself when absent
 */
public record Route(
        @JsonProperty(required = true) String prefix,
        @JsonProperty(required = true) String service,
        @Nullable String rewrite) {
    public Route {
        check(prefix);
        if (rewrite != null) {
            check(rewrite);
        }
    }

    boolean matches(String path) {
        return path.startsWith(prefix)
                && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
    }

    /** The path that the service sees, for one that matches. */
    String rewritten(String path) {
        return rewrite == null ? path : rewrite + path.substring(prefix.length());
    }

    private static void check(String path) {
        if (!path.startsWith("/") || path.endsWith("/")) {
            throw new IllegalArgumentException(
                    "A path starts with / and does not end with it: " + path);
        }
    }
}
