package io.phonelog.upload.detect;

import static io.phonelog.upload.UploadProblem.ARCHIVE_CONTENT;
import static io.phonelog.upload.UploadProblem.BINARY_CONTENT;
import static io.phonelog.upload.UploadProblem.DOCUMENT_CONTENT;
import static io.phonelog.upload.UploadProblem.EMPTY_FILE;
import static io.phonelog.upload.UploadProblem.ENCRYPTED_CONTENT;
import static io.phonelog.upload.UploadProblem.EXECUTABLE_CONTENT;
import static io.phonelog.upload.UploadProblem.MEDIA_CONTENT;
import static io.phonelog.upload.UploadProblem.NOT_DELIMITED;

import io.phonelog.upload.detect.Finding.Accepted;
import io.phonelog.upload.detect.Finding.Refused;
import io.quarkus.runtime.Startup;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.tika.Tika;
import org.apache.tika.mime.MimeTypes;

import java.util.Optional;
import java.util.Set;

/** Tells phone records from everything else that people upload by mistake or malice. */
@ApplicationScoped
@Startup // Reading the table of types takes too long for the first request.
public class Detector {
    /** How many first bytes are looked at. */
    public static final int HEAD = 64 << 10;

    private static final Set<String> ARCHIVES =
            Set.of(
                    "application/zip",
                    "application/x-7z-compressed",
                    "application/x-rar-compressed",
                    "application/x-tar",
                    "application/x-gtar",
                    "application/x-bzip2",
                    "application/x-bzip",
                    "application/x-xz",
                    "application/x-lzip",
                    "application/x-lz4",
                    "application/x-compress",
                    "application/x-cpio",
                    "application/x-archive",
                    "application/x-arj",
                    "application/vnd.ms-cab-compressed",
                    "application/zstd");

    private static final Set<String> PROGRAMS =
            Set.of(
                    "application/x-msdownload",
                    "application/x-dosexec",
                    "application/x-executable",
                    "application/x-elf",
                    "application/x-sharedlib",
                    "application/x-object",
                    "application/x-coredump",
                    "application/x-mach-o",
                    "application/x-mach-o-executable",
                    "application/x-mach-o-dylib",
                    "application/java-vm",
                    "application/wasm",
                    "application/x-ms-shortcut");

    /** What Tika says of bytes that it does not know. */
    private static final String UNKNOWN = "application/octet-stream";

    private static final Accepted PDF = new Accepted("pdf", "application/pdf");

    // Only the magic bytes: the name is the sender's claim.
    private final Tika tika = new Tika(MimeTypes.getDefaultMimeTypes());

    /**
     * Decides what a file is.
     *
     * @param head the first {@link #HEAD} bytes, or all of a shorter file
     */
    public Finding look(byte[] head) {
        if (head.length == 0) {
            return new Refused(EMPTY_FILE, "application/x-empty", "Send a file with content.");
        }
        if (Encryption.seenIn(head)) {
            return encrypted(tika.detect(head));
        }
        if (Zip.begins(head)) {
            return zip(Zip.typeOf(head));
        }
        return TextSample.of(head)
                .map(Detector::text)
                .orElseGet(() -> binary(tika.detect(head), head));
    }

    private static Finding text(TextSample sample) {
        if (sample.isScript()) {
            return program("text/x-script");
        }
        if (sample.isHtml()) {
            return new Accepted("html", "text/html");
        }
        if (sample.isMarkup()) {
            return new Accepted("xml", "application/xml");
        }
        if (sample.isJson()) {
            return new Accepted("json", "application/json");
        }
        if (sample.isPdf()) {
            return PDF;
        }
        if (sample.isPrintable()) {
            return document("application/rtf or PostScript");
        }
        return sample.delimiter()
                .<Finding>map(
                        delimiter ->
                                new Accepted(
                                        "csv",
                                        delimiter == '\t'
                                                ? "text/tab-separated-values"
                                                : "text/csv"))
                .orElseGet(() -> undelimited(sample));
    }

    private static Finding undelimited(TextSample sample) {
        return sample.holdsFigures()
                ? new Accepted("text", "text/plain")
                : new Refused(
                        NOT_DELIMITED,
                        "text/plain",
                        "Its lines hold neither columns nor numbers. Export the records as CSV with"
                                + " a delimiter.");
    }

    /**
     * Looks at the end of a file that was accepted by its start.
     *
     * @param head some first bytes
     * @param tail some last bytes
     * @return what speaks against it
     */
    public Optional<Refused> lookAtEnd(byte[] head, byte[] tail) {
        return Encryption.seenAtEnd(head, tail)
                ? Optional.of(encrypted("application/pdf"))
                : Optional.empty();
    }

    /** What a zip archive is in which a file of this name was found, if that tells it. */
    public Optional<Finding> lookAtName(String name) {
        return Zip.typeByName(name).map(Detector::zip);
    }

    private static Finding zip(String type) {
        return switch (type) {
            case Zip.ANY -> new Accepted("zip", type);
            case Zip.XLSX -> new Accepted("xlsx", type);
            case Zip.ODS ->
                    new Refused(
                            DOCUMENT_CONTENT,
                            type,
                            "It is an OpenDocument spreadsheet. Save it as XLSX or CSV and send that.");
            case Zip.JAR, Zip.APK -> program(type);
            default -> document(type);
        };
    }

    private static Finding binary(String type, byte[] head) {
        if (type.equals(PDF.contentType())) {
            return PDF;
        }
        if (type.equals("application/gzip")) {
            return new Accepted("gzip", type);
        }
        if (PROGRAMS.contains(type.replaceAll(";.*", ""))) {
            return program(type);
        }
        if (type.startsWith("image/") || type.startsWith("audio/") || type.startsWith("video/")) {
            return new Refused(
                    MEDIA_CONTENT,
                    type,
                    "Its content is %s, whatever its name says. Send the records as CSV."
                            .formatted(type));
        }
        if (ARCHIVES.contains(type)) {
            return new Refused(
                    ARCHIVE_CONTENT,
                    type,
                    "Its content is %s. Unpack it and send the files one by one, or packed as zip or gzip."
                            .formatted(type));
        }
        if (type.startsWith("text/")) {
            return new Refused(
                    BINARY_CONTENT,
                    type,
                    "It begins like a text, but holds bytes that are none. Export the records anew.");
        }
        if (Ber.seenIn(head)) {
            return new Accepted("ber", UNKNOWN);
        }
        return type.equals(UNKNOWN)
                ? new Refused(BINARY_CONTENT, type, "Export the records as CSV and send that.")
                : document(type);
    }

    private static Refused encrypted(String type) {
        return new Refused(
                ENCRYPTED_CONTENT,
                type,
                "Remove the password or encryption and send the plain file.");
    }

    private static Refused program(String type) {
        return new Refused(
                EXECUTABLE_CONTENT, type, "Programs are never taken. Send the records as CSV.");
    }

    private static Refused document(String type) {
        return new Refused(
                DOCUMENT_CONTENT,
                type,
                "Its content is %s. Export the records as CSV and send that.".formatted(type));
    }
}
