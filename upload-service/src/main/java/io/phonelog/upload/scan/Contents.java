package io.phonelog.upload.scan;

import static io.phonelog.upload.UploadProblem.ARCHIVE_CONTENT;
import static io.phonelog.upload.UploadProblem.ARCHIVE_DAMAGED;
import static io.phonelog.upload.UploadProblem.ENCRYPTED_CONTENT;
import static io.phonelog.upload.UploadProblem.EXECUTABLE_CONTENT;
import static io.phonelog.upload.UploadProblem.NOT_SCANNABLE;

import io.phonelog.upload.UploadProblem;
import io.phonelog.upload.clamd.Clamd;
import io.phonelog.upload.clamd.MalwareFound;
import io.phonelog.upload.clamd.Reply;
import io.phonelog.upload.clamd.ScannerFault;
import io.phonelog.upload.clamd.WindowSize;
import io.phonelog.upload.clamd.WindowedStream;
import io.phonelog.upload.detect.Detector;
import io.phonelog.upload.detect.Finding;
import io.phonelog.upload.detect.Finding.Accepted;
import io.phonelog.upload.detect.Finding.Refused;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Unpacks an archive and has every file in it scanned, archives in it too. clamd unpacks by itself,
 * but only what fits into one window, and it keeps quiet about some of what it leaves out.
 *
 * <p>An archive is read from its first byte to its last: what lies hidden between its files makes
 * it unreadable here, whatever other programs make of it.
 */
final class Contents {
    private static final Set<UploadProblem> NEVER_INSIDE =
            Set.of(EXECUTABLE_CONTENT, ENCRYPTED_CONTENT, ARCHIVE_CONTENT);

    private final Clamd clamd;
    private final WindowSize window;
    private final Detector detector;
    private final UnpackBudget budget;
    private @Nullable Accepted recognised;

    Contents(Clamd clamd, WindowSize window, Detector detector, UnpackBudget budget) {
        this.clamd = clamd;
        this.window = window;
        this.detector = detector;
        this.budget = budget;
    }

    /**
     * Looks at everything in an archive.
     *
     * @param level 1 for the file itself
     * @throws MalwareFound when something in it is infected
     * @throws Refusal when it must not be taken
     * @throws ScannerFault when it could not be looked at just now
     */
    void look(Container kind, InputStream packed, int level) throws IOException {
        budget.enter(level);
        try {
            switch (kind) {
                case ZIP -> unzip(packed, level);
                case GZIP -> member(gunzip(packed), "", level);
            }
        } catch (MalwareFound | Refusal | ScannerFault e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Hostile archives make libraries throw anything.
            throw new Refusal(
                    ARCHIVE_DAMAGED,
                    "It cannot be unpacked (%s). Pack it anew, or send the files one by one."
                            .formatted(
                                    Objects.requireNonNullElse(
                                            e.getMessage(), "damaged or cut off")));
        }
    }

    private static InputStream gunzip(InputStream packed) throws IOException {
        return GzipCompressorInputStream.builder()
                .setInputStream(packed)
                .setDecompressConcatenated(true)
                .get();
    }

    /** What the archive turned out to be by the names in it, null when they do not tell. */
    @Nullable Accepted recognised() {
        return recognised;
    }

    private void unzip(InputStream packed, int level) throws IOException {
        var zip = new Archive(packed);
        for (ZipArchiveEntry entry = zip.getNextEntry();
                entry != null;
                entry = zip.getNextEntry()) {
            budget.member();
            if (level == 1) {
                recognise(entry.getName());
            }
            if (entry.getGeneralPurposeBit().usesEncryption()) {
                throw new Refusal(
                        ENCRYPTED_CONTENT,
                        "%s in it is encrypted. Pack it without a password."
                                .formatted(quoted(entry.getName())));
            }
            if (!zip.canReadEntryData(entry)) {
                throw new Refusal(
                        NOT_SCANNABLE,
                        "%s in it is packed in a way that is not read here. Pack it with deflate."
                                .formatted(quoted(entry.getName())));
            }
            if (!entry.isDirectory()) {
                member(zip, entry.getName(), level);
            }
        }
        if (zip.isFollowed()) {
            throw new IOException("something follows its end");
        }
    }

    /** Other programs look for an archive from the end of a file, and may find another there. */
    private static final class Archive extends ZipArchiveInputStream {
        Archive(InputStream packed) {
            super(packed, "UTF-8", true, false, true);
        }

        boolean isFollowed() throws IOException {
            return in.read() >= 0;
        }
    }

    /** Spreadsheets may show what they are beyond the first bytes that the detector sees. */
    private void recognise(String name) throws Refusal {
        Finding finding = detector.lookAtName(name).orElse(null);
        if (finding instanceof Refused refused) {
            throw new Refusal(refused.problem(), refused.advice());
        }
        if (finding instanceof Accepted accepted) {
            recognised = accepted;
        }
    }

    private void member(InputStream unpacked, String name, int level) throws IOException {
        try (var scanner = new WindowedStream(clamd, window)) {
            var bytes =
                    new BufferedInputStream(
                            new SeenBytes(unpacked, scanner, budget), Detector.HEAD);
            bytes.mark(Detector.HEAD);
            byte[] head = bytes.readNBytes(Detector.HEAD);
            bytes.reset();
            Optional<Container> inner = Container.of(head);
            if (inner.isPresent()) {
                look(inner.get(), bytes, level + 1);
            } else {
                refuseUnfit(head, name);
            }
            bytes.transferTo(OutputStream.nullOutputStream());
            if (scanner.end() == Reply.INCOMPLETE && inner.isEmpty()) {
                throw new Refusal(
                        NOT_SCANNABLE,
                        "%s in it is more than the virus scanner looks into. Send it as CSV."
                                .formatted(quoted(name)));
            }
        }
    }

    private void refuseUnfit(byte[] head, String name) throws Refusal {
        // What was packed alone is the file; beside others may lie what is not parsed.
        boolean alone = name.isEmpty();
        if (detector.look(head) instanceof Refused refused
                && (alone || NEVER_INSIDE.contains(refused.problem()))) {
            throw new Refusal(
                    refused.problem(), "%s in it: %s".formatted(quoted(name), refused.advice()));
        }
    }

    /** Names are the sender's: shortened, and nothing that ends a line. */
    private static String quoted(String name) {
        String safe = name.replaceAll("\\p{Cntrl}", "?");
        return safe.isEmpty()
                ? "What is"
                : '"' + safe.substring(0, Math.min(80, safe.length())) + '"';
    }
}
