package io.phonelog.upload.scan;

import io.phonelog.upload.clamd.Clamd;
import io.phonelog.upload.clamd.ClamdAddress;
import io.phonelog.upload.clamd.ClamdStream;
import io.phonelog.upload.clamd.MalwareFound;
import io.phonelog.upload.clamd.Reply;
import io.phonelog.upload.clamd.ScannerFault;
import io.phonelog.upload.clamd.WindowSize;
import io.quarkus.runtime.Startup;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPOutputStream;

/**
 * The virus scanner, if there is one. Before it is believed it has to show that it is set up for
 * us: a clamd with its usual settings says OK of bytes that it did not look at.
 */
@Startup
@ApplicationScoped
public class Scanner {
    private static final Logger LOG = Logger.getLogger(Scanner.class);

    /** Deeper than clamd can be told to unpack. */
    private static final int TOO_DEEP = 101;

    private static final int BLOCK = 128 << 10;

    private final Optional<Clamd> clamd;
    private final WindowSize window;

    private final AtomicBoolean looking = new AtomicBoolean();

    private volatile @Nullable String engine;
    private volatile @Nullable String fault;

    public Scanner(ScanConfig config) {
        this.window =
                new WindowSize(
                        config.window().asLongValue(),
                        Math.toIntExact(config.overlap().asLongValue()));
        this.clamd =
                config.address()
                        .map(ClamdAddress::new)
                        .map(
                                address ->
                                        new Clamd(
                                                address,
                                                config.connectTimeout(),
                                                config.timeout()));
        if (clamd.isEmpty()) {
            if (config.required()) {
                throw new IllegalStateException(
                        "No file would be scanned for viruses. Say where clamd listens"
                                + " (phonelog.scan.address), or that it is meant so"
                                + " (phonelog.scan.required=false).");
            }
            LOG.warn("Nothing is scanned for viruses: phonelog.scan.address is not set");
        }
    }

    /** Whether there is one. */
    public boolean exists() {
        return clamd.isPresent();
    }

    WindowSize window() {
        return window;
    }

    Clamd clamd() {
        return clamd.orElseThrow();
    }

    /**
     * What scans, once it has shown that it can be believed.
     *
     * @throws ScannerFault saying what is wrong with it
     */
    synchronized String engine() throws ScannerFault {
        String known = engine;
        if (known == null) {
            String version = clamd().version();
            requireAlertsOnLimits();
            requireWholeWindows();
            LOG.infof("Scanning: engine=%s", version);
            known = version;
            engine = version;
        }
        fault = null;
        return known;
    }

    /** Asks it whether it is there; what is wrong is kept for those who ask for its health. */
    void look() {
        if (!looking.compareAndSet(false, true)) {
            return;
        }
        try {
            if (!engine().equals(clamd().version())) {
                // Another release or other signatures, and maybe other settings.
                engine = null;
                engine();
            }
        } catch (ScannerFault e) {
            failed(e.getMessage());
        } finally {
            looking.set(false);
        }
    }

    /** It failed: it has to show itself again, as it may be another one next time. */
    void failed(@Nullable String why) {
        engine = null;
        fault = why;
    }

    /** What is wrong with it, as far as was seen; null when nothing is. */
    @Nullable String fault() {
        return fault;
    }

    private void requireAlertsOnLimits() throws ScannerFault {
        try (ClamdStream stream = clamd().stream()) {
            byte[] deep = nested();
            stream.write(deep, 0, deep.length);
            if (stream.end() != Reply.INCOMPLETE) {
                throw new ScannerFault(
                        "clamd says OK of what it does not look into. Set AlertExceedsMax yes.");
            }
        } catch (MalwareFound e) {
            throw new ScannerFault("clamd finds %s in nothing".formatted(e.signature()), e);
        } catch (ScannerFault e) {
            throw e;
        } catch (IOException e) {
            throw new ScannerFault(String.valueOf(e), e);
        }
    }

    private void requireWholeWindows() throws ScannerFault {
        byte[] block = new byte[BLOCK];
        try (ClamdStream stream = clamd().stream()) {
            for (long left = window.length(); left > 0; left -= block.length) {
                stream.write(block, 0, (int) Math.min(left, block.length));
            }
            if (stream.end() == Reply.CLEAN) {
                return;
            }
        } catch (IOException e) {
            throw new ScannerFault(advice() + " (%s)".formatted(e.getMessage()), e);
        }
        throw new ScannerFault(advice());
    }

    private String advice() {
        return "clamd does not take %d bytes at once. Raise StreamMaxLength and MaxFileSize."
                .formatted(window.length());
    }

    private static byte[] nested() {
        byte[] content = {'a'};
        for (int level = 0; level < TOO_DEEP; level++) {
            var packed = new ByteArrayOutputStream();
            try (var gzip = new GZIPOutputStream(packed)) {
                gzip.write(content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            content = packed.toByteArray();
        }
        return content;
    }
}
