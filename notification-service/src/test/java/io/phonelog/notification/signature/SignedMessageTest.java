package io.phonelog.notification.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;

import org.junit.jupiter.api.Test;

import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class SignedMessageTest {
    private static final WebhookSecret SECRET =
            new WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    @Test
    void signsTheSpecificationsVector() {
        var message =
                SignedMessage.of(
                        List.of(SECRET),
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        Instant.ofEpochSecond(1_614_265_330),
                        "{\"test\": 2432232314}");
        assertThat(message.headers())
                .containsEntry("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek")
                .containsEntry("webhook-timestamp", "1614265330")
                .containsEntry(
                        "webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void signsWithEveryKeySoThatAReceiverMayHaveAnyOfThem() throws Exception {
        WebhookSecret old = WebhookSecret.generate();
        WebhookKeyPair pair = WebhookKeyPair.generate();
        var message = SignedMessage.of(List.of(pair, SECRET, old), "id", Instant.now(), "{}");
        assertThat(message.signature()).matches("v1a,\\S+ v1,\\S+ v1,\\S+");
        verify(SECRET, message);
        verify(old, message);
    }

    @Test
    void isAcceptedByAnIndependentLibrary() throws Exception {
        WebhookSecret secret = WebhookSecret.generate();
        var message = SignedMessage.of(List.of(secret), "id-1", Instant.now(), "{\"größe\":1}");
        verify(secret, message);
    }

    @Test
    void refusesAnIdThatCouldBeReadInTwoWays() {
        assertThatThrownBy(() -> SignedMessage.of(List.of(SECRET), "a.b", Instant.now(), "{}"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void secretsAreLongEnoughAndKeepQuiet() {
        assertThat(WebhookSecret.generate().key()).hasSize(32);
        assertThat(SECRET.toString()).doesNotContain("MfKQ");
        assertThatThrownBy(() -> new WebhookSecret("whsec_c2hvcnQ="))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WebhookSecret("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** With the standard's own library. */
    private static void verify(WebhookSecret secret, SignedMessage message) throws Exception {
        Map<String, List<String>> headers = new HashMap<>();
        message.headers().forEach((name, value) -> headers.put(name, List.of(value)));
        new Webhook(secret.text())
                .verify(message.body(), HttpHeaders.of(headers, (name, value) -> true));
    }
}
