package io.phonelog.upload.janitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.contracts.Uuid7;
import io.phonelog.test.WithStack;
import io.phonelog.upload.Bucket;
import io.phonelog.upload.Sent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

@QuarkusTest
@WithStack(s3 = true)
class StraysTest {
    @Inject Strays strays;
    @Inject Bucket bucket;

    @Test
    void removesPartsThatNoUploadKnowsOf() throws Throwable {
        String unknown = Uuid7.next().toString();
        String stored = Sent.stored("stored.csv", Sent.bytes(Sent.CSV));
        bucket.beginParts(unknown);
        bucket.beginParts(stored);
        removeBegunBefore(Instant.now().plus(Duration.ofHours(1)));
        assertThat(bucket.holdsParts(unknown)).isFalse();
        assertThat(bucket.holdsParts(stored)).isFalse();
        assertThat(bucket.holds(stored)).isTrue();
    }

    @Test
    void leavesPartsAloneThatWereBegunLately() throws Throwable {
        String unknown = Uuid7.next().toString();
        bucket.beginParts(unknown);
        removeBegunBefore(Instant.now().minus(Duration.ofHours(1)));
        assertThat(bucket.holdsParts(unknown)).isTrue();
    }

    private void removeBegunBefore(Instant time) throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> strays.remove(time));
    }
}
