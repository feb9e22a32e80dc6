package io.phonelog.upload;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Objects;

/** Counts what becomes of uploads, by whatever calls they came. */
@ApplicationScoped
public class Outcomes {
    private static final String UPLOADS = "phonelog_uploads";
    private static final String OUTCOME = "outcome";

    private final DistributionSummary bytes;
    private final Counter stored;
    private final Counter rejected;
    private final Counter expired;

    public Outcomes(MeterRegistry metrics) {
        this.bytes = DistributionSummary.builder("phonelog_upload_bytes").register(metrics);
        this.stored = metrics.counter(UPLOADS, OUTCOME, "stored");
        this.rejected = metrics.counter(UPLOADS, OUTCOME, "rejected");
        this.expired = metrics.counter(UPLOADS, OUTCOME, "expired");
    }

    /** It is whole; one that is still to be scanned counts when it has its verdict. */
    public void arrived(UploadView upload) {
        if (upload.state() == UploadState.STORED) {
            stored(Objects.requireNonNull(upload.size()));
        }
    }

    public void stored(long size) {
        stored.increment();
        bytes.record(size);
    }

    public void rejected() {
        rejected.increment();
    }

    public void expired() {
        expired.increment();
    }
}
