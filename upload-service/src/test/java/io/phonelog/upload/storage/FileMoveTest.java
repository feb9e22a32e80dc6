package io.phonelog.upload.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.contracts.Uuid7;
import io.phonelog.test.WithStack;
import io.phonelog.upload.Rows;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.s3.S3AsyncClient;

import java.nio.ByteBuffer;
import java.util.List;

@QuarkusTest
@WithStack(s3 = true)
class FileMoveTest {
    private static final long SMALLEST_PART = 5 << 20;

    @Inject S3AsyncClient s3;
    @Inject FileStore store;
    @Inject StorageConfig config;

    @Test
    void movesAFileThatIsTooLargeForOneCall() throws Throwable {
        byte[] file = Rows.ofSize((int) (2 * SMALLEST_PART) + 1);
        String from = "tests/from/" + Uuid7.next();
        String to = "tests/to/" + Uuid7.next();
        var move = new FileMove(s3, store, config, SMALLEST_PART);

        VertxContextSupport.subscribeAndAwait(
                () -> store.put(from, List.of(ByteBuffer.wrap(file))));
        VertxContextSupport.subscribeAndAwait(() -> move.move(from, to, file.length));
        VertxContextSupport.subscribeAndAwait(() -> move.move(from, to, file.length));

        assertThat(VertxContextSupport.subscribeAndAwait(() -> store.range(to, 0, file.length)))
                .isEqualTo(file);
        assertThat(VertxContextSupport.subscribeAndAwait(() -> store.length(from))).isNull();
    }
}
