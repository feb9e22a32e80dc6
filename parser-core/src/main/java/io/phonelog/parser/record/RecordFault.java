package io.phonelog.parser.record;

/** Why the fields of a record cannot be told apart. */
public enum RecordFault {
    NONE("", ""),
    BAD_QUOTING(
            "BAD_QUOTING",
            "A quote is opened and not closed before the delimiter. Double the quotes inside quoted"
                    + " fields."),
    TOO_LONG("RECORD_TOO_LONG", "The record is longer than " + RecordReader.MAX_RECORD + " bytes."),
    TOO_MANY_FIELDS(
            "TOO_MANY_COLUMNS",
            "The record has more than " + RecordReader.MAX_FIELDS + " columns.");

    private final String code;
    private final String message;

    RecordFault(String code, String message) {
        this.code = code;
        this.message = message;
    }

    /** Stable, UPPER_SNAKE. */
    public String code() {
        return code;
    }

    public String message() {
        return message;
    }
}
