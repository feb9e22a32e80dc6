package io.phonelog.parser.workbook;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How a workbook shows numbers: as numbers, days, times or lapses of time. ISO/IEC 29500, 18.8.30
 * and 18.8.31.
 */
record NumberFormat(Kind kind, boolean seconds, int digits) {
    static final NumberFormat GENERAL = new NumberFormat(Kind.NUMBER, false, 0);

    private static final int DAY_SECONDS = 86_400;
    private static final int MAX_DIGITS = 400;
    private static final double LAST_SERIAL = 2_958_466;

    /**
     * Literal text, escaped characters, fillers, colours and conditions; lapses keep their
     * brackets.
     */
    private static final Pattern LITERALS =
            Pattern.compile("\"[^\"]*\"?|\\\\.|_.|\\*.|\\[(?!h+\\]|m+\\]|s+\\])[^\\]]*\\]?");

    enum Kind {
        NUMBER,
        DAY,
        DAY_AND_TIME,
        TIME,
        LAPSE
    }

    /** Of a format that every workbook knows by its number. */
    static NumberFormat builtIn(int id) {
        return switch (id) {
            case 14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58 -> of("d");
            case 18, 20, 32, 34, 55 -> of("h:mm");
            case 19, 21, 33, 35, 56 -> of("h:mm:ss");
            case 22 -> of("d h:mm");
            case 45, 47 -> of("mm:ss");
            case 46 -> of("[h]:mm:ss");
            default -> GENERAL;
        };
    }

    /** Of a format that is written out. */
    static NumberFormat of(String code) {
        String first = code.toLowerCase(Locale.ROOT).split(";", 2)[0];
        String bare = LITERALS.matcher(first).replaceAll("");
        if (bare.startsWith("general")) {
            return GENERAL;
        }
        boolean seconds = bare.indexOf('s') >= 0;
        boolean hours = bare.indexOf('h') >= 0;
        boolean day = bare.indexOf('y') >= 0 || bare.indexOf('d') >= 0;
        if (bare.indexOf('[') >= 0 || seconds && !hours && !day) {
            return new NumberFormat(Kind.LAPSE, seconds, 0);
        }
        if (day || bare.indexOf('m') >= 0 && !hours) {
            return new NumberFormat(hours ? Kind.DAY_AND_TIME : Kind.DAY, seconds, 0);
        }
        if (hours) {
            return new NumberFormat(Kind.TIME, seconds, 0);
        }
        boolean padded = bare.matches("0{2," + MAX_DIGITS + "}");
        return new NumberFormat(Kind.NUMBER, false, padded ? bare.length() : 0);
    }

    /**
     * A number as text: all of its digits, and days and times as ISO 8601.
     *
     * @param from1904 whether days count from 1904 and not from 1900
     */
    String text(String written, boolean from1904) {
        if (kind == Kind.NUMBER) {
            return plain(written);
        }
        double serial;
        try {
            serial = Double.parseDouble(written);
        } catch (NumberFormatException e) {
            return written;
        }
        if (!(serial >= 0) || serial >= LAST_SERIAL) {
            return written;
        }
        long all = Math.round(serial * DAY_SECONDS);
        return switch (kind) {
            case LAPSE -> lapse(all);
            case TIME -> clock(all % DAY_SECONDS);
            default -> day(all, from1904);
        };
    }

    private String plain(String written) {
        try {
            BigDecimal number = new BigDecimal(written);
            if (Math.abs((long) number.scale()) > MAX_DIGITS || written.length() > MAX_DIGITS) {
                return written;
            }
            boolean whole = number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
            String text = (whole ? number.setScale(0) : number).toPlainString();
            return whole && number.signum() >= 0 && text.length() < digits
                    ? "0".repeat(digits - text.length()) + text
                    : text;
        } catch (NumberFormatException e) {
            return written;
        }
    }

    /** Minutes and seconds, or hours, minutes and seconds, however many. */
    private static String lapse(long all) {
        long hours = all / 3600;
        String rest = two(all / 60 % 60) + ':' + two(all % 60);
        return hours == 0 ? rest : hours + ":" + rest;
    }

    private String clock(long ofDay) {
        String minutes = two(ofDay / 3600) + ':' + two(ofDay / 60 % 60);
        return seconds || ofDay % 60 != 0 ? minutes + ':' + two(ofDay % 60) : minutes;
    }

    private String day(long all, boolean from1904) {
        long days = all / DAY_SECONDS;
        // The calendar of 1900 has a 29 February that never was.
        LocalDate first =
                from1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, days < 60 ? 31 : 30);
        LocalDateTime time = first.plusDays(days).atStartOfDay();
        boolean timed = kind == Kind.DAY_AND_TIME || all % DAY_SECONDS != 0;
        String date = time.toLocalDate().toString();
        long ofDay = all % DAY_SECONDS;
        return timed
                ? date
                        + ' '
                        + two(ofDay / 3600)
                        + ':'
                        + two(ofDay / 60 % 60)
                        + ':'
                        + two(ofDay % 60)
                : date;
    }

    private static String two(long number) {
        return number < 10 ? "0" + number : Long.toString(number);
    }
}
