package io.phonelog.parser.value;

import org.jspecify.annotations.Nullable;

/**
 * A number with its owner's name in one value, as {@code Ann Hill (101)} and {@code "Ann Hill"
 * <+15555550142>}.
 */
public record NamedNumber(String number, String name) {
    private static final int LONGEST = 200;
    private static final int MOST_FIGURES = 15;

    /** The two, or null when the value is anything else. */
    public static @Nullable NamedNumber in(String value) {
        int end = value.length() - 1;
        if (end < 3 || end > LONGEST) {
            return null;
        }
        char last = value.charAt(end);
        int open = last == ')' ? value.lastIndexOf('(') : last == '>' ? value.lastIndexOf('<') : -1;
        if (open < 1) {
            return null;
        }
        String number = value.substring(open + 1, end).strip();
        String name = unquoted(value.substring(0, open).strip());
        boolean reached = last == '>' && number.startsWith("sip") || isNumber(number);
        return reached && isName(name) ? new NamedNumber(number, name) : null;
    }

    /** Without a pair of quotation marks around it; those within are of the name. */
    static String unquoted(String text) {
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1).strip() : text;
    }

    /** Two to fifteen figures, as people write them. */
    static boolean isNumber(String text) {
        int figures = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean sign = c == '+' && i == 0 || c == ' ' || c == '-';
            if (!sign && (c < '0' || c > '9')) {
                return false;
            }
            figures += sign ? 0 : 1;
        }
        return figures > 1 && figures <= MOST_FIGURES;
    }

    /** What is in brackets behind figures alone is a part of them. */
    private static boolean isName(String text) {
        return text.chars().anyMatch(Character::isLetter);
    }
}
