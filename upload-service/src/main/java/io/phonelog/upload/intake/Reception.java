package io.phonelog.upload.intake;

import static io.phonelog.upload.UploadProblem.FILE_TOO_LARGE;

import io.phonelog.upload.Receipt;
import io.phonelog.upload.Upload;
import io.phonelog.upload.detect.Detector;
import io.phonelog.upload.detect.Finding;
import io.phonelog.upload.detect.Finding.Accepted;
import io.phonelog.upload.detect.Finding.Refused;
import io.phonelog.upload.digest.RunningSha256;
import io.phonelog.upload.progress.Pace;
import io.phonelog.upload.progress.ProgressNews;
import io.phonelog.upload.storage.FileWriter;
import io.smallrye.mutiny.Uni;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * One file on its way in. Each byte passes once: it is counted, digested, shown to the detector as
 * long as that has not made up its mind, and put into a part for the object store.
 */
final class Reception {
    private final Upload upload;
    private final FileRequest request;
    private final FileWriter parts;
    private final Detector detector;
    private final ProgressNews progress;
    private final long limit;
    private final RunningSha256 digest = RunningSha256.start();
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private @Nullable Accepted accepted;
    private Pace pace;

    /**
     * @param limit the largest file in bytes
     */
    Reception(
            Upload upload,
            FileRequest request,
            FileWriter parts,
            Detector detector,
            ProgressNews progress,
            long limit) {
        this.upload = upload;
        this.request = request;
        this.parts = parts;
        this.detector = detector;
        this.limit = limit;
        this.progress = progress;
        this.pace = Pace.from(upload.createdAt());
    }

    /**
     * Takes the next bytes; done when more may come.
     *
     * @throws io.phonelog.platform.problem.Problem when the file is not one that we take
     */
    Uni<Void> write(ByteBuffer bytes) {
        Pace before = pace;
        pace = pace.after(bytes.remaining(), Instant.now());
        if (pace.bytes() > limit) {
            throw tooLarge(limit);
        }
        digest.update(bytes);
        if (accepted == null) {
            keepHead(bytes);
            if (head.size() == Detector.HEAD) {
                accepted = look();
            }
        }
        return parts.write(bytes)
                .chain(() -> progress.tellNow(upload, request.length(), before, pace));
    }

    /** Makes the file visible in the object store. */
    Uni<Receipt> complete() {
        Accepted finding = accepted == null ? look() : accepted;
        return parts.complete()
                .map(
                        done ->
                                new Receipt(
                                        pace.bytes(),
                                        digest.hex(),
                                        finding.format(),
                                        finding.contentType()));
    }

    /** Done when nothing more of it is sent to the object store. */
    Uni<Void> stop() {
        return parts.stop();
    }

    Upload upload() {
        return upload;
    }

    FileRequest request() {
        return request;
    }

    @Nullable String storageId() {
        return parts.storageId();
    }

    static RuntimeException tooLarge(long limit) {
        return FILE_TOO_LARGE.because("A file may have at most %d bytes.".formatted(limit));
    }

    private void keepHead(ByteBuffer bytes) {
        int count = Math.min(bytes.remaining(), Detector.HEAD - head.size());
        byte[] first = new byte[count];
        bytes.duplicate().get(first);
        head.writeBytes(first);
    }

    private Accepted look() {
        Finding finding = detector.look(head.toByteArray());
        if (finding instanceof Refused refused) {
            throw refused.problem().because(refused.advice());
        }
        return (Accepted) finding;
    }
}
