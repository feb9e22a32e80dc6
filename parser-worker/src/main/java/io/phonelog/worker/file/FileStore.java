package io.phonelog.worker.file;

import io.phonelog.contracts.parse.ParsePlan;
import io.phonelog.contracts.upload.StoredFile;
import io.phonelog.parser.archive.ArchiveLimits;
import io.phonelog.parser.archive.FileBytes;
import io.phonelog.parser.container.RecordSource;
import io.phonelog.worker.WorkerConfig;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletionException;

/** Stored files; their bytes are fetched as fast as they are read. */
@ApplicationScoped
public class FileStore {
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY = 429;

    private final S3AsyncClient s3;
    private final String bucket;
    private final ArchiveLimits archives;

    public FileStore(
            S3AsyncClient s3,
            @ConfigProperty(name = "phonelog.s3.bucket") String bucket,
            WorkerConfig config) {
        this.s3 = s3;
        this.bucket = bucket;
        this.archives = config.archives().limits();
    }

    /** The file is not there (any more). */
    public static final class FileGone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FileGone(StoredFile file, Throwable cause) {
            super("no file at " + file.key(), cause);
        }
    }

    /** A file to be read from any place. */
    public FileBytes bytesOf(StoredFile file) {
        return new FileBytes() {
            @Override
            public long size() {
                return file.size();
            }

            @Override
            public InputStream open(long from, long to) throws IOException {
                return FileStore.this.open(file, from, to);
            }
        };
    }

    /** The records of a plan's file. */
    public RecordSource recordsOf(ParsePlan plan) {
        return new RecordSource(bytesOf(plan.file()), plan.container(), plan.head(), archives);
    }

    /**
     * The bytes from one offset up to another.
     *
     * @throws FileGone when there is no such file
     * @throws S3Exception when the store refuses, and would again
     * @throws IOException when the store does not answer
     */
    private InputStream open(StoredFile file, long from, long to) throws IOException {
        if (from >= to) {
            return InputStream.nullInputStream();
        }
        GetObjectRequest request =
                GetObjectRequest.builder()
                        .bucket(bucket)
                        .key(file.key())
                        .range("bytes=" + from + "-" + (to - 1))
                        .build();
        try {
            return s3.getObject(request, AsyncResponseTransformer.toBlockingInputStream()).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof NoSuchKeyException gone) {
                throw new FileGone(file, gone);
            }
            if (e.getCause() instanceof S3Exception refusal && isRefusal(refusal)) {
                throw refusal;
            }
            if (e.getCause() instanceof SdkException sdk) {
                throw new IOException("the object store does not give " + file.key(), sdk);
            }
            throw e;
        }
    }

    private static boolean isRefusal(S3Exception answer) {
        int status = answer.statusCode();
        return status >= 400 && status < 500 && status != REQUEST_TIMEOUT && status != TOO_MANY;
    }
}
