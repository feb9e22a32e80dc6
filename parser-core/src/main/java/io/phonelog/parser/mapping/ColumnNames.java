package io.phonelog.parser.mapping;

import java.text.Normalizer;
import java.util.Locale;

/** Names of columns, compared as people would. */
public final class ColumnNames {
    private static final int MAX_LENGTH = 200;
    private static final int MIN_NEAR_LENGTH = 5;

    private ColumnNames() {}

    /** A name without case, spaces, punctuation and the width of its letters. */
    public static String key(String name) {
        String cut = name.length() > MAX_LENGTH ? name.substring(0, MAX_LENGTH) : name;
        String plain = Normalizer.normalize(cut, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder key = new StringBuilder(plain.length());
        plain.codePoints().filter(Character::isLetterOrDigit).forEach(key::appendCodePoint);
        return key.toString();
    }

    /** A name without what it says in brackets at its end; empty when it says nothing there. */
    static String withoutBrackets(String name) {
        String cut = name.length() > MAX_LENGTH ? "" : name.strip();
        int open = Math.max(cut.lastIndexOf('('), cut.lastIndexOf('['));
        boolean closed = cut.endsWith(")") || cut.endsWith("]");
        return closed && open > 0 ? cut.substring(0, open) : "";
    }

    /**
     * How alike two keys are, 0 to 1: the share of letters that need no change.
     *
     * @param least what is less alike is 0, and found out sooner
     */
    static double likeness(String a, String b, double least) {
        if (a.equals(b)) {
            return 1;
        }
        int shorter = Math.min(a.length(), b.length());
        double longer = Math.max(a.length(), b.length());
        if (shorter < MIN_NEAR_LENGTH
                || shorter / longer < least
                || 1 - strangers(a, b) / longer < least) {
            return 0;
        }
        double likeness = 1 - distance(a, b) / longer;
        return likeness < least ? 0 : likeness;
    }

    /** How many signs only one of two keys has: at least so many letters need a change. */
    private static int strangers(String a, String b) {
        long inA = signs(a);
        long inB = signs(b);
        return Math.max(Long.bitCount(inA & ~inB), Long.bitCount(inB & ~inA));
    }

    /** A bit for each sign; several signs may share one. */
    private static long signs(String key) {
        long signs = 0;
        for (int i = 0; i < key.length(); i++) {
            signs |= 1L << key.charAt(i);
        }
        return signs;
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
