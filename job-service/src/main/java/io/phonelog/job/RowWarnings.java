package io.phonelog.job;

import io.phonelog.contracts.parse.RowWarning;

import java.util.Map;
import java.util.Set;

/** What warnings of rows mean and what to do, in words. */
final class RowWarnings {
    private static final String YEAR =
            "have dates without a year; it was found elsewhere. Look whether it is right, or say it in"
                    + " a template.";
    private static final String WORD =
            "have a word that nobody knows the meaning of; it is kept as it is. Say in a template what"
                    + " it means.";
    private static final String BROKEN =
            "Nothing behind line %d of the file can be read. The reject of that line says what to do.";

    private static final Map<String, String> MEANINGS =
            Map.ofEntries(
                    Map.entry(
                            "UNREAD_POSITION",
                            "have latitudes and longitudes that are no position; these are among their"
                                    + " extras. Look at one of them."),
                    Map.entry(
                            "UNREAD_CELL",
                            "have a cell that is not understood; it is kept as it is. Give its column a"
                                    + " format in a template."),
                    Map.entry("UNKNOWN_TYPE", WORD),
                    Map.entry("UNKNOWN_DIRECTION", WORD),
                    Map.entry("UNKNOWN_OUTCOME", WORD),
                    Map.entry("YEAR_FROM_HEADER", YEAR),
                    Map.entry("YEAR_FROM_NAME", YEAR),
                    Map.entry("YEAR_FROM_UPLOAD", YEAR),
                    Map.entry(
                            "SUBJECT_FROM_HEADER",
                            "are of the subject that a line above the table says. Look whether it is"
                                    + " right; a template can refuse it."),
                    Map.entry(
                            "PARTIES_TURNED",
                            "are incoming and have the record's own number where others name the caller:"
                                    + " it was taken for the called one. Look whether that is right, or say"
                                    + " it in a template."),
                    Map.entry(
                            "AMBIGUOUS_LOCAL_TIME",
                            "have a time that clocks showed twice that day; the first was taken."),
                    Map.entry(
                            "NONEXISTENT_LOCAL_TIME",
                            "have a time that no clock showed that day. Look whether the zone is right."));

    private static final Set<String> BREAKS =
            Set.of(
                    "ARCHIVE_DAMAGED",
                    "ARCHIVE_TOO_LARGE",
                    "JSON_BROKEN_OFF",
                    "XML_BROKEN_OFF",
                    "WORKBOOK_DAMAGED",
                    "WORKBOOK_TOO_LARGE",
                    "BER_DAMAGED",
                    "ENCRYPTED_CONTENT",
                    "DOCUMENT_UNREADABLE");

    private RowWarnings() {}

    static JobWarning told(RowWarning warning) {
        String code = warning.code();
        return new JobWarning(code, message(warning), warning.rows(), warning.firstLine());
    }

    private static String message(RowWarning warning) {
        if (BREAKS.contains(warning.code())) {
            return BROKEN.formatted(warning.firstLine());
        }
        return "%d events, the first at line %d, %s"
                .formatted(warning.rows(), warning.firstLine(), meaning(warning.code()));
    }

    private static String meaning(String code) {
        if (code.startsWith("RUINED_")) {
            return "have a long number of which a spreadsheet kept the first figures only. Ask for the file"
                    + " as it was before.";
        }
        return code.startsWith("UNUSUAL_")
                ? "have a number of a device or subscriber that is not as such numbers are."
                : MEANINGS.getOrDefault(code, "have this warning. Look at one of them.");
    }
}
