package io.phonelog.upload.tus;

import static io.phonelog.upload.UploadProblem.TUS_HEADER;

import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/** A number of bytes in a header. */
final class Count {
    private static final Pattern DIGITS = Pattern.compile("\\d{1,40}");
    private static final int MOST_DIGITS = 18;

    private Count() {}

    /**
     * Reads it; one that is too large for any file is the largest number there is.
     *
     * @throws io.phonelog.platform.problem.Problem when it is missing, negative or no number
     */
    static long of(String header, @Nullable String text) {
        if (text == null || !DIGITS.matcher(text.strip()).matches()) {
            throw TUS_HEADER.because(header + " must be a number of bytes.");
        }
        String digits = text.strip();
        return digits.length() > MOST_DIGITS ? Long.MAX_VALUE : Long.parseLong(digits);
    }
}
