package io.phonelog.platform.version;

import static io.phonelog.platform.problem.PlatformProblem.IF_MATCH_INVALID;
import static io.phonelog.platform.problem.PlatformProblem.IF_MATCH_REQUIRED;
import static io.phonelog.platform.problem.PlatformProblem.STALE_VERSION;

import org.jspecify.annotations.Nullable;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version that a client believes to change ({@code If-Match}).
 *
 * @param version null: whichever it is ({@code *})
 */
public record ExpectedVersion(@Nullable Integer version) {
    private static final Pattern FORM = Pattern.compile("\"(\\d{1,9})\"|\\*");

    /** Of a header that must be there. */
    public static ExpectedVersion required(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw IF_MATCH_REQUIRED.because("Send If-Match with the ETag of what you have read.");
        }
        return optional(ifMatch);
    }

    /** Of a header that may be missing. */
    public static ExpectedVersion optional(@Nullable String ifMatch) {
        if (ifMatch == null) {
            return new ExpectedVersion(null);
        }
        Matcher form = FORM.matcher(ifMatch.strip());
        if (!form.matches()) {
            throw IF_MATCH_INVALID.because(
                    "If-Match takes one ETag as it was given, such as \"3\".");
        }
        return new ExpectedVersion(form.group(1) == null ? null : Integer.valueOf(form.group(1)));
    }

    /** Fails with a problem when the thing has changed since. */
    public void require(int current) {
        if (version != null && version != current) {
            throw STALE_VERSION.because(
                    "It is at version %d by now. Read it again, then change it."
                            .formatted(current));
        }
    }
}
