package io.phonelog.parser.shape;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A look that values can have. One value has several: {@code 20260307} is digits, and may be a
 * date.
 */
public enum Shape {
    /** A day, with or without year, in figures or with the name of the month. */
    DATE(
            "(?i)(?:\\p{L}{2,9}[.,]?\\s+)?(?:\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[-/.]\\d{1,2}[-/.](?:\\d{4}|\\d{2})"
                    + "|\\d{1,2}[-/. ]{1,2}\\p{L}{3,10}\\.?[-/, ]{1,2}(?:\\d{4}|\\d{2})"
                    + "|\\p{L}{3,10}\\.? \\d{1,2},? \\d{4}|(?:19|20)\\d{2}[01]\\d[0-3]\\d)"),
    /** A day without its year. */
    DAY_OF_YEAR("\\d{1,2}[-/]\\d{1,2}|\\d{1,2}\\.\\d{1,2}\\.|\\d{1,2}[ -]\\p{L}{3,4}"),
    /** Hours and minutes, perhaps seconds; also what a clock-like duration looks like. */
    CLOCK(
            "(?i)\\d{1,3}:[0-5]\\d(?::[0-5]\\d(?:[.,]\\d{1,9})?)?(?:\\s?[ap]\\.?m?\\.?)?(?:\\s?(?:Z|[+-]\\d\\d:?\\d\\d))?"
                    + "|[0-2]?\\d[.h][0-5]\\d(?:[.m][0-5]\\d)?"),
    /** A day with its time, in one value. */
    DATE_TIME(
            "(?i)(?:\\p{L}{2,9}[.,]?\\s+)?\\d{1,4}[-/. ]{1,2}(?:\\d{1,2}|\\p{L}{3,10}\\.?)[-/., ]{1,2}\\d{1,4},?[T\\s]+\\d{1,2}[:.]\\d\\d.{0,16}"
                    + "|(?i)\\p{L}{3,10}\\.? \\d{1,2},? \\d{4},? +\\d{1,2}:\\d\\d.{0,16}"
                    + "|(?:19|20)\\d{2}[01]\\d[0-3]\\d[T ]?[0-2]\\d[0-5]\\d(?:[0-5]\\d)?Z?"
                    + "|\\d{1,2}[-/]\\d{1,2}\\s+\\d{1,2}:\\d\\d(?::\\d\\d)?.{0,4}"),
    /** Seconds or milliseconds since 1970, between the years 2001 and 2033. */
    EPOCH("1\\d{9}(?:\\d{3})?(?:\\.\\d{1,6})?"),
    /** A number in figures, without sign, group marks or fraction. */
    DIGITS("\\d{1,18}"),
    /** One to six figures. */
    SMALL("\\d{1,6}"),
    /** A number with a fraction. */
    DECIMAL("[-+]?\\d{1,12}[.,]\\d{1,6}|[-+]?\\d{1,3}(?:[.,]\\d{3})+[.,]\\d{1,4}|[.,]\\d{1,4}"),
    /** An amount beside a sign of currency. */
    MONEY(
            "(?i)\\(?-?\\s?(?:[$€£¥₹₽₺]|[a-z]{3}|R\\$|zł|kr|Rs\\.?)\\s?-?\\d[\\d.,' ]*\\)?"
                    + "|-?\\d[\\d.,' ]*\\s?(?:[$€£¥₹₽₺]|[a-z]{3}|zł|kr|руб\\.?)"),
    /** A duration that writes its units. */
    UNITS(
            "(?iU)(?:\\d+(?:[.,]\\d+)?\\s?(?:d|days?|h|hrs?|hours?|std|uur|godz|m|mins?|minutes?|dk|s|secs?|sek|seg|sn|seconds?"
                    + "|sekunden|minuten|ч|м|мин|с|сек)\\.?,?\\s*)+|P(?:\\d+D)?T(?:[\\d.]+[HMS])+|\\d+'\\s?\\d{1,2}(?:''|\")"),
    /** Seven to fifteen figures as people write numbers of telephones. */
    PHONE("(?:\\+|00)?\\(?\\d(?:[\\s().\\-/]{0,2}\\d){6,14}"),
    /** The same with a country code. */
    INTERNATIONAL("(?:\\+|00)[1-9](?:[\\s().\\-/]{0,2}\\d){6,14}"),
    /** Two to six figures, or a service code. */
    SHORT_NUMBER("\\d{2,6}|[*#]\\d{1,5}#?"),
    /** A number that its owner kept back. */
    WITHHELD(
            "(?iU)anonymous|private|restricted|withheld|unknown|unavailable|blocked|hidden|private number|no caller id|not available"
                    + "|anonym|unbekannt|unterdrückt|inconnu|masqué|oculto|desconocido|privado|privato|sconosciuto|nascosto"
                    + "|anônimo|onbekend|anoniem|nieznany|ukryty|gizli|bilinmeyen|скрыт|неизвестный|неизвестно"),
    /** An address of voice over IP. */
    SIP("(?i)(?:sips?:)[^\\s@]+@?[^\\s@]*|[\\w.+-]+@[\\w.-]+\\.\\w+"),
    /** Fourteen to sixteen figures with a device's type code. */
    IMEI("[03589]\\d{13}(?:\\d{1,2})?|[03589]\\d-?\\d{6}-?\\d{6}-?\\d|[0-9]\\.\\d+E\\+1[45]"),
    /** Fifteen figures that begin with a mobile country code. */
    IMSI("[2-7]\\d{14}"),
    /** The number of a SIM card. */
    ICCID("89\\d{16,18}[0-9F]?"),
    /** Country, network, area and cell, divided or area and cell alone. */
    CELL("[2-7]\\d{2}[-/: ]\\d{2,3}[-/: ][0-9A-Fa-f]{1,6}[-/: ][0-9A-Fa-f]{1,10}|[2-7]\\d{13,16}"),
    /** Latitude and longitude. */
    POSITION(
            "-?\\d{1,2}\\.\\d{3,}\\s?[,/; ]\\s?-?\\d{1,3}\\.\\d{3,}"
                    + "|(?i).*lat\\w*\\W{0,3}-?\\d{1,2}\\.\\d+.*lon\\w*\\W{0,3}-?\\d{1,3}\\.\\d+.*"),
    /** A single coordinate. */
    COORDINATE(
            "[-+]?\\d{1,3}[.,]\\d{4,20}"
                    + "|(?=.*[NSEW°º])(?=.*[.,°º'′])[NSEW]?\\s?[-+]?\\d{1,3}(?:[.,]\\d{1,20})?"
                    + "(?:[°º:'′’\"″”\\s-]{1,3}\\d{1,2}(?:[.,]\\d{1,20})?){0,2}[°º'′’\"″”\\s]{0,3}[NSEW]?"),
    /** An offset from UTC. */
    OFFSET("(?i)(?:UTC|GMT)?[+-](?:0?\\d|1[0-4])(?::?(?:00|15|30|45))?|UTC|GMT|Z"),
    /** A zone of the IANA data base. */
    ZONE(
            "(?:Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/[A-Za-z_]+(?:/[A-Za-z_]+)?"),
    /** An ISO 4217 code. */
    CURRENCY(
            "USD|EUR|GBP|INR|PLN|TRY|RUB|BRL|CHF|CAD|AUD|MXN|JPY|CNY|SEK|NOK|DKK|CZK|HUF|ZAR|SGD|HKD|NZD"),
    /** An address of the internet. */
    IP("\\d{1,3}(?:\\.\\d{1,3}){3}(?::\\d+)?|[0-9a-fA-F]{0,4}(?::[0-9a-fA-F]{0,4}){3,7}"),
    /** What programs call things: hexadecimal, UUIDs, stamps with a counter. */
    IDENTIFIER(
            "(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?=.*[a-f])(?=.*\\d)[0-9a-f]{12,64}"
                    + "|\\d{9,11}\\.\\d{1,9}|[a-z]{1,8}[-_]?\\d{4,20}|(?=.*\\d)(?=.*[A-Z])[\\w/@.:;-]{12,80}"),
    /** A word or a few, without figures. */
    WORDS(
            "(?U)\"?\\p{L}[\\p{L}.'’\"&/()_-]*+(?:(?:, ?|[ /-]+)\"?\\p{L}[\\p{L}.'’\"&/()_-]*+){0,7}"),
    /** A text of letters and figures. */
    TEXT("(?sU)(?=.*\\p{L}).+");

    private static final int LONGEST = 120;

    private final Pattern pattern;

    Shape(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    /** Every look of a value. Values longer than {@value #LONGEST} characters are only text. */
    public static Set<Shape> of(String value) {
        EnumSet<Shape> shapes = EnumSet.noneOf(Shape.class);
        if (value.length() > LONGEST) {
            shapes.add(TEXT);
            return shapes;
        }
        for (Shape shape : values()) {
            if (shape.pattern.matcher(value).matches()) {
                shapes.add(shape);
            }
        }
        return shapes;
    }

    /** Whether the value is of this shape. */
    public boolean matches(String value) {
        return value.length() <= LONGEST && pattern.matcher(value).matches();
    }

    /** In the names of features. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
