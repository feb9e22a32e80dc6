package io.phonelog.parser.sample;

/** What is wrong with a row that is to be broken. */
enum Flaw {
    NONE,
    BAD_DATE,
    BAD_DURATION,
    MISSING_COLUMNS,
    OPEN_QUOTE;

    /** Each flaw in turn. */
    static Flaw of(long number) {
        return values()[1 + (int) (number % (values().length - 1))];
    }
}
