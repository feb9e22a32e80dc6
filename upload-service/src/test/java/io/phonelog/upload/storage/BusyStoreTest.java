package io.phonelog.upload.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.phonelog.test.WithStack;
import io.phonelog.upload.Rows;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** The object store answers, but not what it was asked. */
@QuarkusTest
@WithStack(s3 = true)
class BusyStoreTest {
    private static final byte[] FILE = Rows.ofSize(5_300_000);
    private static final String KEY = "tenants/busy/uploads/file";

    @Inject StorageConfig config;

    private StumblingStore store;
    private S3AsyncClient s3;
    private FileStore files;

    @BeforeEach
    void standBefore() throws IOException {
        store = new StumblingStore(config.endpoint());
        var credentials = AwsBasicCredentials.create(config.accessKey(), config.secretKey());
        s3 =
                S3AsyncClient.builder()
                        .httpClientBuilder(NettyNioAsyncHttpClient.builder())
                        .endpointOverride(store.endpoint())
                        .region(Region.of(config.region()))
                        .credentialsProvider(StaticCredentialsProvider.create(credentials))
                        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                        .forcePathStyle(true)
                        .build();
        files = new FileStore(s3, config);
    }

    @AfterEach
    void leave() throws IOException {
        s3.close();
        store.close();
    }

    @ParameterizedTest
    @CsvSource({"503, SlowDown", "500, InternalError"})
    void isAskedAgainWhenItStumbles(int status, String code) {
        store.stumble(2, status, code);
        String id = files.begin(KEY).await().indefinitely();
        CompletedPart part =
                files.part(KEY, id, 1, List.of(ByteBuffer.wrap(FILE))).await().indefinitely();
        files.complete(KEY, id, List.of(part)).await().indefinitely();

        assertThat(store.refused()).isEqualTo(2);
        assertThat(files.range(KEY, 0, FILE.length).await().indefinitely()).isEqualTo(FILE);
    }

    @Test
    void isGivenUpWhenItGoesOnStumbling() {
        store.stumble(100, 503, "SlowDown");
        assertThatThrownBy(() -> files.begin(KEY).await().indefinitely())
                .isInstanceOf(S3Exception.class)
                .hasMessageContaining("503");
        assertThat(store.refused()).isBetween(2, 10);
    }
}
