package io.phonelog.bench.upload;

import io.phonelog.stack.drive.PrivateStack;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.CompletedPart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** Files straight into the object store of a stack, as multipart uploads: what limits an upload. */
final class RawStore implements AutoCloseable {
    private static final String BUCKET = "phonelog";
    private static final int PART = 8 << 20;
    private static final int IN_FLIGHT = 3;

    private final S3AsyncClient s3;

    RawStore(PrivateStack stack) {
        var credentials =
                AwsBasicCredentials.create(
                        stack.secret("s3.access-key"), stack.secret("s3.secret-key"));
        this.s3 =
                S3AsyncClient.builder()
                        .httpClientBuilder(NettyNioAsyncHttpClient.builder())
                        .endpointOverride(URI.create("http://127.0.0.1:" + stack.port("s3")))
                        .region(Region.US_EAST_1)
                        .credentialsProvider(StaticCredentialsProvider.create(credentials))
                        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                        .forcePathStyle(true)
                        .build();
    }

    /** How long it takes to store a file so many times at once, in seconds. */
    double seconds(Path file, int copies) {
        long begun = System.nanoTime();
        List<CompletableFuture<Void>> all =
                IntStream.range(0, copies)
                        .mapToObj(
                                copy -> CompletableFuture.runAsync(() -> put(file, "raw-" + copy)))
                        .toList();
        all.forEach(CompletableFuture::join);
        double seconds = (System.nanoTime() - begun) / 1e9;
        IntStream.range(0, copies).forEach(copy -> remove("raw-" + copy));
        return seconds;
    }

    @Override
    public void close() {
        s3.close();
    }

    private void put(Path file, String key) {
        String id = s3.createMultipartUpload(r -> r.bucket(BUCKET).key(key)).join().uploadId();
        List<CompletedPart> stored = new ArrayList<>();
        Deque<CompletableFuture<CompletedPart>> underWay = new ArrayDeque<>();
        try (FileChannel in = FileChannel.open(file)) {
            for (int number = 1; in.position() < in.size(); number++) {
                if (underWay.size() == IN_FLIGHT) {
                    stored.add(underWay.remove().join());
                }
                underWay.add(part(key, id, number, next(in)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        underWay.forEach(part -> stored.add(part.join()));
        s3.completeMultipartUpload(
                        r ->
                                r.bucket(BUCKET)
                                        .key(key)
                                        .uploadId(id)
                                        .multipartUpload(m -> m.parts(stored)))
                .join();
    }

    private CompletableFuture<CompletedPart> part(
            String key, String id, int number, ByteBuffer bytes) {
        return s3.uploadPart(
                        r -> r.bucket(BUCKET).key(key).uploadId(id).partNumber(number),
                        AsyncRequestBody.fromByteBufferUnsafe(bytes))
                .thenApply(
                        part ->
                                CompletedPart.builder()
                                        .partNumber(number)
                                        .eTag(part.eTag())
                                        .build());
    }

    private static ByteBuffer next(FileChannel in) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(PART, in.size() - in.position()));
        while (bytes.hasRemaining() && in.read(bytes) >= 0) {
            // Until the part is full.
        }
        return bytes.flip();
    }

    private void remove(String key) {
        s3.deleteObject(r -> r.bucket(BUCKET).key(key)).join();
    }
}
