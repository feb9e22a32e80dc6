package io.phonelog.upload.detect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Tells what a zip archive is by the names that stand in it. */
final class Zip {
    /** Of an archive of any files. */
    static final String ANY = "application/zip";

    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    static final String ODS = "application/vnd.oasis.opendocument.spreadsheet";

    static final String JAR = "application/java-archive";
    static final String APK = "application/vnd.android.package-archive";

    private static final String ENTRY = "PK\u0003\u0004";

    /** From a record's start to the name in it. */
    private static final int NAME_AT = 30;

    /** Names that only stand in archives of one kind. */
    private static final Map<String, String> SIGNS = signs();

    private static Map<String, String> signs() {
        Map<String, String> signs = new LinkedHashMap<>();
        signs.put("mimetype" + ODS, ODS);
        signs.put("xl/", XLSX);
        signs.put(
                "word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        signs.put(
                "ppt/",
                "application/vnd.openxmlformats-officedocument.presentationml.presentation");
        signs.put(
                "mimetypeapplication/vnd.oasis.opendocument.",
                "application/vnd.oasis.opendocument");
        signs.put("AndroidManifest.xml", APK);
        signs.put("META-INF/MANIFEST.MF", JAR);
        return signs;
    }

    private Zip() {}

    static boolean begins(byte[] head) {
        return text(head).startsWith(ENTRY);
    }

    /** The media type, by the names that stand in the archive's first bytes. */
    static String typeOf(byte[] head) {
        String bytes = text(head);
        for (int at = bytes.indexOf(ENTRY); at >= 0; at = bytes.indexOf(ENTRY, at + 1)) {
            Optional<String> type =
                    typeByName(bytes.substring(Math.min(bytes.length(), at + NAME_AT)));
            if (type.isPresent()) {
                return type.get();
            }
        }
        return ANY;
    }

    /**
     * The media type of an archive with such a name in it, if that tells it.
     *
     * @param name and what may follow it
     */
    static Optional<String> typeByName(String name) {
        return SIGNS.entrySet().stream()
                .filter(sign -> name.startsWith(sign.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Every byte as one character. */
    private static String text(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }
}
