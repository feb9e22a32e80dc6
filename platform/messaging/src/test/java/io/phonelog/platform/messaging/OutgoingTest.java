package io.phonelog.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.contracts.CloudEvent;
import io.phonelog.contracts.MessageJson;
import io.phonelog.contracts.MessageType;
import io.phonelog.contracts.Topics;
import io.phonelog.contracts.audit.AuditEntry;

import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

class OutgoingTest {
    private static final UUID ORG = UUID.fromString("a0c3e000-0000-7000-8000-000000000001");
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Test
    void carriesTheEnvelopeAndItsTrace() {
        CloudEvent<AuditEntry> event =
                new CloudEvent<>(
                        CloudEvent.SPEC_VERSION,
                        "1",
                        "/phonelog/test",
                        MessageType.AUDITED.wireName(),
                        null,
                        Instant.parse("2026-03-01T10:15:30Z"),
                        CloudEvent.DATA_CONTENT_TYPE,
                        ORG,
                        "user",
                        null,
                        TRACE,
                        new AuditEntry(ORG, "user", "jobs:cancel", "/", "done", null));
        Outgoing message = Outgoing.of(Topics.AUDIT, "key", event);
        assertThat(MessageJson.read(Objects.requireNonNull(message.value()))).isEqualTo(event);
        assertThat(text(message.headers().lastHeader("traceparent"))).isEqualTo(TRACE);
        assertThat(text(message.headers().lastHeader("content-type")))
                .isEqualTo("application/cloudevents+json; charset=UTF-8");
    }

    @Test
    void hasNoTraceHeaderWithoutATrace() {
        var tombstone = new Outgoing(Topics.API_KEYS, "key", null, "application/json", null);
        assertThat(tombstone.headers().lastHeader("traceparent")).isNull();
    }

    private static String text(Header header) {
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
