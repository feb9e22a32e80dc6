package io.phonelog.notification.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.contracts.MessageType;
import io.phonelog.contracts.Uuid7;
import io.phonelog.notification.News;
import io.phonelog.notification.Socket;
import io.phonelog.test.EmbeddedStack;
import io.phonelog.test.Org;
import io.phonelog.test.Tokens;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What a job's stream tells while Postgres or Kafka is away: every event, once, in order. */
@QuarkusTest
@WithStack
class OutageTest {
    private static final int TRY_AGAIN_LATER = 1013;

    private final UUID job = Uuid7.next();
    private final List<String> said = new ArrayList<>();

    @Test
    void nothingIsLostOrToldTwiceWhilePostgresIsAway() {
        say(MessageType.JOB_CREATED, 1);
        try (Socket steady = subscribed(null)) {
            say(MessageType.JOB_QUEUED, 4);
            assertThat(take(steady, 5)).isEqualTo(said);
            EmbeddedStack.stopPostgres();
            try {
                say(MessageType.JOB_QUEUED, 5);
                // Whoever comes back now finds what was told so far: no database is asked.
                try (Socket back = subscribed(said.get(1))) {
                    assertThat(take(back, 3)).isEqualTo(said.subList(2, 5));
                }
                // Of a job that is not in memory nobody can say that there is none.
                try (Socket other = Socket.withToken(Tokens.acme().viewer())) {
                    other.subscribe("job:" + Uuid7.next());
                    assertThat(other.closeCode()).isEqualTo(TRY_AGAIN_LATER);
                }
            } finally {
                EmbeddedStack.startPostgres();
            }
            say(MessageType.JOB_QUEUED, 5);
            assertThat(take(steady, 10)).isEqualTo(said.subList(5, 15));
        }
        assertPlacesHold();
    }

    @Test
    void nothingIsLostOrToldTwiceWhenKafkaRestarts() {
        say(MessageType.JOB_CREATED, 1);
        try (Socket steady = subscribed(null)) {
            say(MessageType.JOB_QUEUED, 5);
            EmbeddedStack.restartKafka();
            say(MessageType.JOB_QUEUED, 5);
            assertThat(take(steady, 11)).isEqualTo(said);
        }
        assertPlacesHold();
    }

    private void assertPlacesHold() {
        for (int place = 0; place < said.size() - 1; place += 3) {
            try (Socket back = subscribed(said.get(place))) {
                List<String> rest = said.subList(place + 1, said.size());
                assertThat(take(back, rest.size())).isEqualTo(rest);
            }
        }
    }

    private void say(MessageType type, int times) {
        for (int n = 0; n < times; n++) {
            said.add(News.ofJob(Org.ACME, job, type).id());
        }
    }

    private Socket subscribed(@Nullable String after) {
        Socket socket = Socket.withToken(Tokens.acme().viewer());
        socket.say(
                after == null
                        ? "{'op':'subscribe','stream':'job:%s'}".formatted(job)
                        : "{'op':'subscribe','stream':'job:%s','after':'%s'}"
                                .formatted(job, after));
        assertThat(socket.next().getString("op")).isEqualTo("subscribed");
        return socket;
    }

    /** The ids of the next events. */
    private static List<String> take(Socket socket, int count) {
        List<String> ids = new ArrayList<>();
        while (ids.size() < count) {
            ids.add(socket.next().getString("id"));
        }
        return ids;
    }
}
