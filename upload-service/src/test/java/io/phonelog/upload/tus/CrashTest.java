package io.phonelog.upload.tus;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.test.WithStack;
import io.phonelog.upload.Books;
import io.phonelog.upload.Bucket;
import io.phonelog.upload.Rows;
import io.phonelog.upload.transfer.CompletionWatch;
import io.phonelog.upload.transfer.KillSwitch;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;

import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/** The process dies between any two of its steps, and another goes on. */
@QuarkusTest
@WithStack(s3 = true)
class CrashTest {
    /** Two requests; the first ends inside a part. */
    private static final int[] STEPS = {8_500_000, 9_000_000};

    private static final byte[] FILE = Rows.ofSize(9_000_000);

    @Inject KillSwitch killSwitch;
    @Inject CompletionWatch watch;
    @Inject Bucket bucket;
    @Inject Books books;

    @Test
    void whatWasAcknowledgedStaysWhereverTheProcessDies() throws Throwable {
        Set<String> places = new LinkedHashSet<>();
        @Nullable String place = "";
        for (int moment = 0; place != null; moment++) {
            place = uploadWithCrashAt(moment);
            places.add(String.valueOf(place));
        }
        assertThat(places)
                .contains(
                        "before LEASE",
                        "after BEGIN_PARTS",
                        "after NOTE_PARTS",
                        "after SEND_PART",
                        "before COMMIT",
                        "after COMMIT",
                        "before RELEASE",
                        "after RELEASE",
                        "before JOIN_PARTS",
                        "after JOIN_PARTS",
                        "before PUBLISH",
                        "after PUBLISH");
    }

    private @Nullable String uploadWithCrashAt(int moment) throws Throwable {
        String url = TusClient.begin(FILE.length, "crash-%d.csv".formatted(moment));
        String id = TusClient.idOf(url);
        killSwitch.arm(UUID.fromString(id), moment);
        long acknowledged = 0;
        for (int end : STEPS) {
            var answer =
                    TusClient.patch(
                            url, acknowledged, Arrays.copyOfRange(FILE, (int) acknowledged, end));
            if (answer.statusCode() != 204) {
                break;
            }
            acknowledged = TusClient.offset(answer);
            assertThat(acknowledged).isEqualTo(end);
        }
        String place = killSwitch.revive();

        long offset = TusClient.offset(TusClient.head(url));
        assertThat(offset).as("killed %s", place).isGreaterThanOrEqualTo(acknowledged);
        if (offset < FILE.length) {
            var rest = Arrays.copyOfRange(FILE, (int) offset, FILE.length);
            var answer = TusClient.patch(url, offset, rest);
            assertThat(answer.statusCode())
                    .as("killed %s: %s", place, answer.body())
                    .isEqualTo(204);
        }
        books.leaveAlone(id);
        VertxContextSupport.subscribeAndAwait(watch::look);
        TusUploadTest.assertStored(url, FILE);
        assertThat(bucket.holdsParts(id)).as("parts left, killed %s", place).isFalse();
        return place;
    }
}
