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
            "The record has more than " + RecordReader.MAX_FIELDS + " columns."),
    ARCHIVE_DAMAGED(
            "ARCHIVE_DAMAGED",
            "The archive is damaged or cut off here; what follows cannot be unpacked. Upload it"
                    + " again, or unpack what is left of it and upload that.",
            true),
    ARCHIVE_TOO_LARGE(
            "ARCHIVE_TOO_LARGE",
            "Unpacked, the archive is far larger than phone records would be; reading stopped here."
                    + " Unpack it and upload what is in it.",
            true),
    BAD_JSON("BAD_JSON", "This is no object of JSON."),
    JSON_BROKEN_OFF(
            "JSON_BROKEN_OFF",
            "From here on the file is no JSON; nothing behind this place could be read. Export it"
                    + " again.",
            true),
    XML_BROKEN_OFF(
            "XML_BROKEN_OFF",
            "From here on the file is no well-formed XML; nothing behind this place could be read."
                    + " Export it again.",
            true),
    WORKBOOK_DAMAGED(
            "WORKBOOK_DAMAGED",
            "The workbook cannot be read from here on. Open it in a spreadsheet, save it as XLSX, and"
                    + " upload that.",
            true),
    WORKBOOK_TOO_LARGE(
            "WORKBOOK_TOO_LARGE",
            "The workbook holds more different texts than can be kept at once. Save its sheets as CSV"
                    + " and upload those.",
            true),
    DOCUMENT_DAMAGED(
            "DOCUMENT_DAMAGED",
            "This page cannot be read. Print the document to a new PDF, or ask for the records as"
                    + " CSV."),
    DOCUMENT_ENCRYPTED(
            "ENCRYPTED_CONTENT",
            "The document is protected by a password. Remove it and upload the document again.",
            true),
    DOCUMENT_UNREADABLE(
            "DOCUMENT_UNREADABLE",
            "The document cannot be opened. Print it to a new PDF, or ask for the records as CSV.",
            true),
    BAD_BER("BAD_BER", "The fields of this record cannot be told apart: it is no BER inside."),
    BER_DAMAGED(
            "BER_DAMAGED",
            "From here on the bytes are no BER; nothing behind this place could be read.",
            true),
    UNKNOWN_RECORD_TYPE(
            "UNKNOWN_RECORD_TYPE",
            "The record is of a type that is not read. Calls and messages of TS 32.298 are.");

    private final String code;
    private final String message;
    private final boolean last;

    RecordFault(String code, String message) {
        this(code, message, false);
    }

    RecordFault(String code, String message, boolean last) {
        this.code = code;
        this.message = message;
        this.last = last;
    }

    /** Whether nothing behind it can be read, so that it must be told wherever it is. */
    public boolean isLast() {
        return last;
    }

    /** Stable, UPPER_SNAKE. */
    public String code() {
        return code;
    }

    public String message() {
        return message;
    }
}
