package io.phonelog.job;

import static io.phonelog.job.JobProblem.UPLOAD_NOT_STORED;

import io.phonelog.contracts.upload.StoredFile;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import java.util.UUID;

/** What a job reads, once it is let in. */
@Embeddable
public class JobFile {
    @Column(name = "upload_id")
    private UUID uploadId;

    @Convert(converter = JsonColumns.OfFile.class)
    private StoredFile file;

    private String filename;

    @Enumerated(EnumType.STRING)
    @Column(name = "file_verdict")
    private FileVerdict verdict;

    protected JobFile() {}

    public JobFile(StoredFile file, FileVerdict verdict) {
        this.uploadId = file.uploadId();
        this.file = file;
        this.filename = file.filename();
        this.verdict = verdict;
    }

    /** It may be read, as it is told of now. */
    JobFile letIn(StoredFile known) {
        return new JobFile(known, FileVerdict.LET_IN);
    }

    JobFile refused() {
        return new JobFile(file, FileVerdict.REFUSED);
    }

    /**
     * @throws io.phonelog.platform.problem.Problem when it was not let in: nobody reads it then
     */
    void requireLetIn() {
        if (verdict != FileVerdict.LET_IN) {
            throw UPLOAD_NOT_STORED.because(
                    "Its file %s: see GET /parser/upload/%s."
                            .formatted(isAwaited() ? "is still scanned" : "was refused", uploadId));
        }
    }

    boolean isLetIn() {
        return verdict == FileVerdict.LET_IN;
    }

    boolean isAwaited() {
        return verdict == FileVerdict.AWAITED;
    }

    StoredFile stored() {
        return file;
    }
}
