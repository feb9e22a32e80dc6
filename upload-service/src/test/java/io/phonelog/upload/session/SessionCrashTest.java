package io.phonelog.upload.session;

import static io.phonelog.upload.Sent.sha256;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.phonelog.test.WithStack;
import io.phonelog.upload.Bucket;
import io.phonelog.upload.Rows;
import io.phonelog.upload.Sent;
import io.phonelog.upload.transfer.KillSwitch;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The process dies between any two of its steps, and another goes on. */
@QuarkusTest
@WithStack(s3 = true)
class SessionCrashTest {
    private static final byte[] FILE = Rows.ofSize(5_300_000);
    private static final List<Integer> ORDER = List.of(1, 0);

    @Inject KillSwitch killSwitch;
    @Inject Bucket bucket;

    @Test
    void chunksThatWereAcknowledgedStayWhereverTheProcessDies() {
        @Nullable String place = "";
        int moment = 0;
        for (; place != null; moment++) {
            place = uploadWithCrashAt(moment);
        }
        assertThat(moment).isGreaterThan(20);
    }

    private @Nullable String uploadWithCrashAt(int moment) {
        SessionClient session = SessionClient.begin(FILE, "crash-%d.csv".formatted(moment));
        killSwitch.arm(UUID.fromString(session.id()), moment);
        Set<Integer> acknowledged = new HashSet<>();
        for (int index : ORDER) {
            if (session.put(index).statusCode() == 204) {
                acknowledged.add(index);
            }
        }
        boolean answered =
                acknowledged.size() == ORDER.size() && session.complete().statusCode() == 202;
        String place = killSwitch.revive();

        if (!answered) {
            List<Integer> missing = session.get().path("missingChunks");
            assertThat(missing).as("killed %s", place).noneMatch(acknowledged::contains);
            missing.forEach(index -> session.put(index).then().statusCode(204));
            session.complete().then().statusCode(202);
        }
        Sent.asAnalyst()
                .get(Sent.PATH + "/" + session.id())
                .then()
                .body("state", is("stored"))
                .body("sha256", is(sha256(FILE)));
        assertThat(bucket.holdsParts(session.id())).as("parts left, killed %s", place).isFalse();
        return place;
    }
}
