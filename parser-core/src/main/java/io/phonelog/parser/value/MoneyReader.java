package io.phonelog.parser.value;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

/** Reads sums of money as one column writes them. */
public final class MoneyReader {
    /** What is worth what it says, with a decimal comma. */
    private static final String WITH_COMMA = "1,0";

    /** A comma that separates no thousands: behind a nought, or before other than three digits. */
    private static final Pattern DECIMAL_COMMA =
            Pattern.compile("(?:.*\\D)?0,\\d.*|[^,]*\\d,(?:\\d{1,2}|\\d{4,})(?:\\D.*)?");

    /** A point behind a comma, or before other than three digits. */
    private static final Pattern DECIMAL_POINT =
            Pattern.compile(",.*\\.\\d|\\.(?:\\d{1,2}|\\d{4,})(?:\\D|$)");

    private final @Nullable BigDecimal unit;
    private final boolean comma;

    /**
     * @param format what one is worth, as the column writes decimals: {@code 0.01}, {@code 1,0};
     *     null leaves both to the values
     * @throws IllegalArgumentException when it is no number
     */
    public MoneyReader(@Nullable String format) {
        comma = format != null && format.indexOf(',') >= 0;
        BigDecimal worth = format == null ? null : new BigDecimal(format.replace(',', '.'));
        unit = worth == null || worth.compareTo(BigDecimal.ONE) == 0 ? null : worth;
    }

    /** The format of a column with these values; null when they show none. */
    public static @Nullable String format(List<String> values) {
        boolean commas = values.stream().anyMatch(value -> DECIMAL_COMMA.matcher(value).matches());
        return commas && values.stream().noneMatch(value -> DECIMAL_POINT.matcher(value).find())
                ? WITH_COMMA
                : null;
    }

    /** The sum, or null when the text is none or can be read in two ways. */
    public @Nullable BigDecimal read(String text) {
        BigDecimal sum = comma ? DecimalReader.readWithComma(text) : DecimalReader.read(text);
        return sum == null || unit == null ? sum : sum.multiply(unit);
    }
}
