package io.phonelog.platform.paging;

import static io.phonelog.platform.problem.PlatformProblem.BAD_CURSOR;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** The place after a row: the values of its sort columns. Opaque to clients. */
public record Cursor(List<String> values) {
    private static final String SEPARATOR = "\u001f";
    private static final Pattern SPLIT = Pattern.compile(SEPARATOR, Pattern.LITERAL);
    private static final int LONGEST = 2_000;

    public static Cursor of(Object... values) {
        return new Cursor(java.util.Arrays.stream(values).map(String::valueOf).toList());
    }

    /**
     * Reads a cursor that we gave.
     *
     * @param size how many values it must hold
     */
    public static Cursor parse(String text, int size) {
        if (text.length() > LONGEST) {
            throw BAD_CURSOR.because("Take the cursor from page.nextCursor of the previous page.");
        }
        try {
            String joined = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            List<String> values = List.of(SPLIT.split(joined, -1));
            if (values.size() == size) {
                return new Cursor(values);
            }
        } catch (IllegalArgumentException e) {
            // Falls through: not base64 and a wrong count are the same to the client.
        }
        throw BAD_CURSOR.because("Take the cursor from page.nextCursor of the previous page.");
    }

    /** As it stands in {@code nextCursor}. */
    public String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, values).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a value, as a number or an id.
     *
     * @throws io.phonelog.platform.problem.Problem when it is none
     */
    public <T> T value(int index, java.util.function.Function<String, T> reader) {
        try {
            return reader.apply(values.get(index));
        } catch (RuntimeException e) {
            throw BAD_CURSOR.because("Take the cursor from page.nextCursor of the previous page.");
        }
    }
}
