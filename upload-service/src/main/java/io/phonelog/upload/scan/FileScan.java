package io.phonelog.upload.scan;

import static io.phonelog.upload.UploadProblem.NOT_SCANNABLE;

import io.phonelog.upload.Upload;
import io.phonelog.upload.clamd.ClamdStream;
import io.phonelog.upload.clamd.MalwareFound;
import io.phonelog.upload.clamd.Reply;
import io.phonelog.upload.clamd.ScannerFault;
import io.phonelog.upload.clamd.WindowSize.Window;
import io.phonelog.upload.detect.Detector;
import io.phonelog.upload.detect.Finding.Accepted;
import io.phonelog.upload.detect.Finding.Refused;
import io.phonelog.upload.storage.FileStore;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Looks at one stored file: first at its bytes as they are, window by window, then, if it is an
 * archive, at what is in it. Blocks the thread.
 */
@ApplicationScoped
class FileScan {
    private static final int BLOCK = 128 << 10;

    /** How much of a file's start and end is looked at before it is scanned. */
    private static final long ENDS = 64 << 10;

    /** Told how many bytes from the file's start need not be scanned again as they are. */
    interface Progress {
        void reached(long position);
    }

    private final FileStore store;
    private final Scanner scanner;
    private final Detector detector;
    private final ScanConfig config;
    private final ExecutorService threads =
            Executors.newCachedThreadPool(task -> new Thread(task, "scan window"));

    FileScan(FileStore store, Scanner scanner, Detector detector, ScanConfig config) {
        this.store = store;
        this.scanner = scanner;
        this.detector = detector;
        this.config = config;
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    /**
     * @throws ScannerFault when nothing can be said just now
     */
    Verdict of(ScanTask task, Progress progress) throws ScannerFault {
        String key = Upload.keyOf(task.orgId(), task.uploadId());
        try {
            byte[] head = bytes(key, 0, Math.min(ENDS, task.size()));
            byte[] tail = bytes(key, Math.max(0, task.size() - ENDS), task.size());
            Refused encrypted = detector.lookAtEnd(head, tail).orElse(null);
            if (encrypted != null) {
                throw new Refusal(encrypted.problem(), encrypted.advice());
            }
            Optional<Container> kind = Container.of(head);
            scanWindows(key, task, kind.isPresent(), progress);
            return new Verdict.Clean(kind.isPresent() ? unpack(kind.get(), key, task) : null);
        } catch (MalwareFound e) {
            return new Verdict.Infected(e.signature());
        } catch (Refusal e) {
            return new Verdict.Refused(e.ending());
        } catch (ScannerFault e) {
            throw e;
        } catch (IOException e) {
            throw new ScannerFault(String.valueOf(e), e);
        }
    }

    private @Nullable Accepted unpack(Container kind, String key, ScanTask task)
            throws IOException {
        var budget = new UnpackBudget(task.size(), config.unpacking());
        var contents = new Contents(scanner.clamd(), scanner.window(), detector, budget);
        contents.look(kind, new StoredBytes(store, key, 0, task.size()), 1);
        return contents.recognised();
    }

    private byte[] bytes(String key, long start, long end) throws IOException {
        try (var stretch = new StoredBytes(store, key, start, end)) {
            return stretch.readAllBytes();
        }
    }

    /**
     * @param unpacked whether what is in it is scanned by itself, so that clamd need not have
     *     looked into it
     */
    private void scanWindows(String key, ScanTask task, boolean unpacked, Progress progress)
            throws IOException {
        long from = task.scanned();
        while (from < task.size()) {
            List<Window> some = scanner.window().windows(from, task.size(), config.windowsAtOnce());
            if (!scanAtOnce(key, some) && !unpacked) {
                throw new Refusal(
                        NOT_SCANNABLE,
                        "It is more than the virus scanner looks into. Send the records as CSV.");
            }
            from += some.size() * scanner.window().step();
            if (from < task.size()) {
                progress.reached(from);
            }
        }
    }

    /** Whether clamd looked into all that it was shown. */
    private boolean scanAtOnce(String key, List<Window> some) throws IOException {
        List<Future<Reply>> replies = new ArrayList<>();
        for (Window one : some) {
            replies.add(threads.submit(() -> scan(key, one)));
        }
        boolean whole = true;
        try {
            for (Future<Reply> reply : replies) {
                whole &= reply.get() == Reply.CLEAN;
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause
                    ? cause
                    : new ScannerFault(String.valueOf(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ScannerFault("the service stops", e);
        } finally {
            replies.forEach(reply -> reply.cancel(true));
        }
        return whole;
    }

    private Reply scan(String key, Window one) throws IOException {
        byte[] block = new byte[BLOCK];
        try (ClamdStream stream = scanner.clamd().stream();
                InputStream bytes = new StoredBytes(store, key, one.start(), one.end())) {
            for (int count = bytes.read(block); count >= 0; count = bytes.read(block)) {
                stream.write(block, 0, count);
            }
            return stream.end();
        }
    }
}
