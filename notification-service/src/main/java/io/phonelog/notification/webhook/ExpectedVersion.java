package io.phonelog.notification.webhook;

import static io.phonelog.notification.NotificationProblem.IF_MATCH_INVALID;
import static io.phonelog.notification.NotificationProblem.IF_MATCH_REQUIRED;
import static io.phonelog.platform.problem.PlatformProblem.STALE_VERSION;

import org.jspecify.annotations.Nullable;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version that a client believes to change ({@code If-Match}).
 *
 * @param version null: whichever it is ({@code *})
 */
record ExpectedVersion(@Nullable Integer version) {
    private static final Pattern FORM = Pattern.compile("\"(\\d{1,9})\"|\\*");

    /** Of a header that must be there. */
    static ExpectedVersion of(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw IF_MATCH_REQUIRED.because(
                    "Send If-Match with the ETag of the webhook that you have read.");
        }
        Matcher form = FORM.matcher(ifMatch.strip());
        if (!form.matches()) {
            throw IF_MATCH_INVALID.because(
                    "If-Match takes one ETag as it was given, such as \"3\".");
        }
        return new ExpectedVersion(form.group(1) == null ? null : Integer.valueOf(form.group(1)));
    }

    void require(int current) {
        if (version != null && version != current) {
            throw STALE_VERSION.because(
                    "The webhook is at version %d. Read it again, then change it."
                            .formatted(current));
        }
    }
}
