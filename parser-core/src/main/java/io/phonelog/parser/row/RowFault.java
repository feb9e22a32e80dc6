package io.phonelog.parser.row;

import org.jspecify.annotations.Nullable;

/** Why a row is no event. Has no stack trace: a file may have a million of them. */
final class RowFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final @Nullable String column;
    private final String code;
    private final String text;

    RowFault(@Nullable String column, String code, String message) {
        super(message, null, false, false);
        this.column = column;
        this.code = code;
        this.text = message;
    }

    @Nullable String column() {
        return column;
    }

    String code() {
        return code;
    }

    String text() {
        return text;
    }

    /** A value as shown in a message. */
    static String shown(String value) {
        return '"' + (value.length() > 80 ? value.substring(0, 80) + "…" : value) + '"';
    }
}
