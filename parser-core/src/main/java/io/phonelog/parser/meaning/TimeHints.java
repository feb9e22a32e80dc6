package io.phonelog.parser.meaning;

import org.jspecify.annotations.Nullable;

/**
 * What the rest of a file says about its times.
 *
 * @param dayFirst whether its words are of a language in which days come before months
 * @param apple whether its columns are named as Apple's systems name them
 * @param year that is written above the table; null when none is, or several
 */
record TimeHints(boolean dayFirst, boolean apple, @Nullable Integer year) {
    static final TimeHints NONE = new TimeHints(false, false, null);
}
