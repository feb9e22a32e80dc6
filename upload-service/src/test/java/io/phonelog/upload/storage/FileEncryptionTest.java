package io.phonelog.upload.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * What the object store is told: the local one does not encrypt, so that requests are looked at.
 */
class FileEncryptionTest {
    private static final String ALGORITHM = "x-amz-server-side-encryption";
    private static final String KEY = "x-amz-server-side-encryption-aws-kms-key-id";

    private final BlockingQueue<Headers> asked = new LinkedBlockingQueue<>();
    private HttpServer server;
    private S3AsyncClient s3;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        s3 =
                S3AsyncClient.builder()
                        .httpClientBuilder(NettyNioAsyncHttpClient.builder())
                        .endpointOverride(
                                URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                        .region(Region.US_EAST_1)
                        .credentialsProvider(AnonymousCredentialsProvider.create())
                        .forcePathStyle(true)
                        .build();
    }

    @AfterEach
    void stop() {
        s3.close();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            asked.add(exchange.getRequestHeaders());
            byte[] body =
                    "<InitiateMultipartUploadResult><UploadId>1</UploadId></InitiateMultipartUploadResult>"
                            .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Test
    void isLeftToTheBucketUnlessSaid() throws InterruptedException {
        begin(store(FileEncryption.BUCKET, null));
        assertThat(asked.take()).doesNotContainKeys("X-amz-server-side-encryption");
    }

    @Test
    void isAskedForByFilesOfManyParts() throws InterruptedException {
        begin(store(FileEncryption.S3, null));
        assertThat(asked.take().getFirst(ALGORITHM)).isEqualTo("AES256");
    }

    @Test
    void isAskedForBySmallFilesWithTheKeyToUse() throws InterruptedException {
        store(FileEncryption.KMS, "alias/files")
                .put("small", List.of(ByteBuffer.wrap(new byte[] {1})))
                .await()
                .indefinitely();
        Headers headers = asked.take();
        assertThat(headers.getFirst(ALGORITHM)).isEqualTo("aws:kms");
        assertThat(headers.getFirst(KEY)).isEqualTo("alias/files");
    }

    @Test
    void refusesAKeyThatWouldNotBeUsed() {
        assertThatThrownBy(() -> store(FileEncryption.S3, "alias/files"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("phonelog.s3.encryption=kms");
    }

    private static void begin(FileStore store) {
        store.begin("large").await().indefinitely();
    }

    private FileStore store(FileEncryption encryption, @Nullable String kmsKey) {
        return new FileStore(s3, new Settings(encryption, Optional.ofNullable(kmsKey)));
    }

    private record Settings(FileEncryption encryption, Optional<String> kmsKey)
            implements StorageConfig {
        @Override
        public String endpoint() {
            return "unused";
        }

        @Override
        public String region() {
            return "us-east-1";
        }

        @Override
        public String bucket() {
            return "files";
        }

        @Override
        public String accessKey() {
            return "unused";
        }

        @Override
        public String secretKey() {
            return "unused";
        }
    }
}
