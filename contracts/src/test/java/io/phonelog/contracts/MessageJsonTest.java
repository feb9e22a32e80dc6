package io.phonelog.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.phonelog.contracts.MessageJson.UnknownMessageType;
import io.phonelog.contracts.MessageJson.UnreadableMessage;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;

class MessageJsonTest {

    @Test
    void tellsATypeOfANewerServiceFromBytesThatAreNoMessage() {
        assertThatThrownBy(() -> read("{\"id\":\"1\",\"type\":\"job.teleported\",\"data\":{}}"))
                .asInstanceOf(InstanceOfAssertFactories.type(UnknownMessageType.class))
                .extracting(UnknownMessageType::type)
                .isEqualTo("job.teleported");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "[]",
                "{}",
                "{\"id\":\"1\"}",
                "{\"type\":\"job.teleported\"}",
                "{\"id\":\"1\",\"type\":\"job.started\"}",
                "{\"id\":\"1\",\"type\":\"job.started\",\"time\":\"yesterday\",\"data\":{}}"
            })
    void bytesThatAreNoMessageAreUnreadable(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(UnreadableMessage.class)
                .isNotInstanceOf(UnknownMessageType.class);
    }

    @Test
    void skipsFieldsOfANewerService() {
        String json =
                """
                {"id":"1","type":"parse.run_revoked","time":"2026-11-21T08:00:00Z","shade":"red",
                "data":{"jobId":"0192f0c1-0000-7000-8000-000000000001","run":2,"mood":"good"}}""";
        assertThat(read(json).data())
                .hasToString(read(json.replace(",\"mood\":\"good\"", "")).data().toString());
    }

    private static CloudEvent<?> read(String json) {
        return MessageJson.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
