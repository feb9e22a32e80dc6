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

    /** How alike two keys are, 0 to 1: the share of letters that need no change. */
    public static double likeness(String a, String b) {
        if (a.equals(b)) {
            return 1;
        }
        int longer = Math.max(a.length(), b.length());
        if (Math.min(a.length(), b.length()) < MIN_NEAR_LENGTH) {
            return 0;
        }
        return 1 - (double) distance(a, b) / longer;
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
