package io.phonelog.job;

import io.phonelog.contracts.upload.StoredFile;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import java.util.UUID;

/** A file of which a job was deleted, so that it can be parsed again. */
@Entity
@Table(name = "parsed_file")
public class ParsedFile {
    @Id
    @Column(name = "upload_id")
    private UUID uploadId;

    @Column(name = "org_id")
    private UUID orgId;

    @Convert(converter = JsonColumns.OfFile.class)
    private StoredFile file;

    protected ParsedFile() {}

    ParsedFile(Job job) {
        this.uploadId = job.file().uploadId();
        this.orgId = job.orgId();
        this.file = job.file();
    }

    StoredFile file() {
        return file;
    }
}
