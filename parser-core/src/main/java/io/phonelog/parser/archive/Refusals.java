package io.phonelog.parser.archive;

import io.phonelog.parser.layout.Recognition.Unreadable;

import java.util.List;

/** Files that are not read, each with what to do. */
public final class Refusals {
    private Refusals() {}

    public static final Unreadable TOO_DEEP =
            new Unreadable(
                    "ARCHIVE_TOO_DEEP",
                    "There are too many archives within each other.",
                    "Unpack the file and upload what is in it.");

    public static final Unreadable NO_MEMBER =
            new Unreadable(
                    "EMPTY_ARCHIVE",
                    "There is no file in the archive.",
                    "Pack the records again, or upload them without packing.");

    public static final Unreadable ENCRYPTED =
            new Unreadable(
                    "ENCRYPTED_CONTENT",
                    "The file is protected by a password.",
                    "Remove the password and upload the file again.");

    public static final Unreadable PICTURES =
            new Unreadable(
                    "NO_TEXT",
                    "The document holds pictures of its pages and no text.",
                    "Ask for the records as CSV, XLSX or a PDF with text.");

    public static final Unreadable EMPTY =
            new Unreadable(
                    "EMPTY_FILE", "The file is empty.", "Upload the file again, with its content.");

    public static final Unreadable UNREADABLE_TEXT =
            new Unreadable(
                    "NOT_TEXT",
                    "The file is neither text nor of a form that is read.",
                    "Export the records as CSV, XLSX, JSON or XML and upload that file.");

    public static Unreadable severalMembers(List<String> names) {
        return new Unreadable(
                "AMBIGUOUS_ARCHIVE",
                "There are several files in the archive: " + String.join(", ", names) + ".",
                "Upload them one by one, so that each becomes a job of its own.");
    }

    public static Unreadable archive(String kind) {
        return new Unreadable(
                "UNSUPPORTED_ARCHIVE",
                "The file is packed as " + kind + ".",
                "Unpack it and upload what is in it, or pack it as zip or gzip.");
    }

    public static Unreadable format(String kind, String advice) {
        return new Unreadable("UNSUPPORTED_FORMAT", "The file is " + kind + ".", advice);
    }

    public static Unreadable noTable(String kind) {
        return new Unreadable(
                "NO_TABLE",
                "There is no table in the " + kind + ".",
                "Export the records as CSV, or make a template for this file.");
    }

    public static Unreadable damaged(String code, String message) {
        return new Unreadable(code, message, "Export or pack the file again and upload it.");
    }
}
