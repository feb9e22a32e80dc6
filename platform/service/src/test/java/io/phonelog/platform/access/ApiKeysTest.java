package io.phonelog.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.contracts.CloudEvent;
import io.phonelog.contracts.MessageJson;
import io.phonelog.contracts.MessageType;
import io.phonelog.contracts.Topics;
import io.phonelog.contracts.access.ApiKey;
import io.phonelog.platform.messaging.TopicCopy;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

class ApiKeysTest {
    private static final UUID ID = UUID.fromString("f192f0c1-0000-7000-8000-0000000000ff");
    private static final UUID ORG = UUID.fromString("a0c3e000-0000-7000-8000-000000000001");
    private static final String SECRET = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJ0123-_9";
    private static final Instant NOW = Instant.parse("2026-03-01T10:15:30Z");

    private final ApiKeys keys = new ApiKeys(new TopicCopy(Topics.API_KEYS));

    @Test
    void knowsAKeyByItsSecret() {
        learn(key(null, false));
        assertThat(keys.presented(ApiKeys.format(ID, SECRET), NOW)).contains(key(null, false));
    }

    @Test
    void knowsNoKeyByAnotherSecret() {
        learn(key(null, false));
        String other = SECRET.substring(1) + "a";
        assertThat(keys.presented(ApiKeys.format(ID, other), NOW)).isEmpty();
    }

    @Test
    void forgetsARevokedKey() {
        learn(key(null, false));
        learn(key(null, true));
        assertThat(keys.presented(ApiKeys.format(ID, SECRET), NOW)).isEmpty();
    }

    @Test
    void forgetsAKeyThatWasTakenFromTheTopic() {
        learn(key(null, false));
        keys.learn(new ConsumerRecord<>(Topics.API_KEYS, 0, 1, ID.toString(), null));
        assertThat(keys.presented(ApiKeys.format(ID, SECRET), NOW)).isEmpty();
    }

    @Test
    void saysOfAKeyInUseWhetherItWasRevoked() {
        learn(key(null, false));
        assertThat(keys.isRevoked(ID)).isFalse();
        learn(key(null, true));
        assertThat(keys.isRevoked(ID)).isTrue();
    }

    @Test
    void aKeyHoldsUntilItsEndAndNotAMomentLonger() {
        learn(key(NOW, false));
        assertThat(keys.presented(ApiKeys.format(ID, SECRET), NOW.minusNanos(1))).isPresent();
        assertThat(keys.presented(ApiKeys.format(ID, SECRET), NOW)).isEmpty();
    }

    @Test
    void bytesThatAreNoKeyChangeNothing() {
        learn(key(null, false));
        keys.learn(
                new ConsumerRecord<>(
                        Topics.API_KEYS,
                        0,
                        1,
                        ID.toString(),
                        "nonsense".getBytes(StandardCharsets.UTF_8)));
        assertThat(keys.presented(ApiKeys.format(ID, SECRET), NOW)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plk_",
                "plk_f192f0c10000700080000000000000ff",
                "plk_F192F0C10000700080000000000000FF_abcdefghijklmnopqrstuvwxyzABCDEFGHIJ0123-_9",
                " plk_f192f0c10000700080000000000000ff_abcdefghijklmnopqrstuvwxyzABCDEFGHIJ0123-_9",
                "plk_f192f0c10000700080000000000000ff_abcdefghijklmnopqrstuvwxyzABCDEFGHIJ0123-_9x"
            })
    void refusesAnythingOfAnotherForm(String text) {
        learn(key(null, false));
        assertThat(keys.presented(text, NOW)).isEmpty();
    }

    @Test
    void hashesAsPublished() {
        assertThat(ApiKeys.hash("abc"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    private void learn(ApiKey key) {
        var event =
                new CloudEvent<>(
                        CloudEvent.SPEC_VERSION,
                        "1",
                        "/phonelog/test",
                        MessageType.API_KEY_CHANGED.wireName(),
                        null,
                        NOW,
                        CloudEvent.DATA_CONTENT_TYPE,
                        ORG,
                        null,
                        null,
                        null,
                        key);
        keys.learn(
                new ConsumerRecord<>(
                        Topics.API_KEYS, 0, 0, ID.toString(), MessageJson.write(event)));
    }

    private static ApiKey key(@Nullable Instant end, boolean revoked) {
        return new ApiKey(
                ID, ORG, "a key", ApiKeys.hash(SECRET), Set.of("jobs:read"), end, revoked);
    }
}
