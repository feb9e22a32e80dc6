package io.phonelog.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.notification.Receiver;
import io.phonelog.notification.delivery.Outcome.Answered;
import io.phonelog.notification.delivery.Outcome.Unanswered;
import io.phonelog.test.Org;
import io.phonelog.test.Patience;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Whatever an endpoint does, an attempt ends in time and keeps little. The timeout here is short.
 */
@QuarkusTest
@WithStack
class HostileReceiverTest {
    @Inject WebhookClient client;
    @Inject DeliveryConfig config;

    @Test
    void oneThatHangsIsLeftInTime() throws IOException {
        assertThat(reason(HostileReceiver::hang)).isEqualTo("No answer in time.");
    }

    @Test
    void oneThatDripsItsHeadIsLeftInTime() throws IOException {
        assertThat(reason(HostileReceiver::dripHead)).isEqualTo("No answer in time.");
    }

    @Test
    void oneThatDripsItsBodyHasAnsweredAllTheSame() throws IOException {
        Answered answer = answer(HostileReceiver::dripBody);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).matches("x+");
    }

    @Test
    void ofAGigabyteOnlyTheBeginningIsRead() throws IOException {
        try (var receiver = new HostileReceiver(HostileReceiver::flood)) {
            Answered answer = (Answered) post(receiver.url("http"));
            assertThat(answer.body()).hasSizeLessThanOrEqualTo(Exchange.LONGEST_BODY);
            assertThat(receiver.sent()).isLessThan(64 << 20);
        }
    }

    @Test
    void aHeadWithoutAnEndIsNotKept() throws IOException {
        try (var receiver = new HostileReceiver(HostileReceiver::floodHead)) {
            assertThat(post(receiver.url("http"))).isInstanceOf(Unanswered.class);
            assertThat(receiver.sent()).isLessThan(64 << 20);
        }
    }

    @Test
    void oneThatClosesInTheMiddleHasAnswered() throws IOException {
        Answered answer = answer(HostileReceiver::closeEarly);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("half");
    }

    @Test
    void oneThatSpeaksAnotherLanguageHasNot() throws IOException {
        assertThat(reason(HostileReceiver::babble)).startsWith("The connection broke");
    }

    @Test
    void oneWithoutTlsBehindHttpsIsRefused() throws IOException {
        try (var receiver = new HostileReceiver(HostileReceiver::babble)) {
            assertThat(post(receiver.url("https"))).isInstanceOf(Unanswered.class);
        }
    }

    @Test
    void aRedirectToMetadataIsAnAnswerAndNotFollowed() {
        try (Receiver receiver = new Receiver()) {
            receiver.answering(
                    302, Map.of("Location", "http://169.254.169.254/latest/meta-data/"), "");
            Answered answer = (Answered) post(receiver.url());
            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.taken()).isFalse();
        }
    }

    @Test
    void theGuardStandsBeforeEveryAttempt() {
        assertThat(post("http://169.254.169.254/latest/meta-data/"))
                .isEqualTo(new Unanswered("The host is not on the public internet."));
        assertThat(post("http://[::ffff:169.254.169.254]/")).isInstanceOf(Unanswered.class);
        assertThat(post("http://127.0.0.1:25/")).isInstanceOf(Unanswered.class);
    }

    private Answered answer(HostileReceiver.Manner manner) throws IOException {
        try (var receiver = new HostileReceiver(manner)) {
            return (Answered) post(receiver.url("http"));
        }
    }

    private String reason(HostileReceiver.Manner manner) throws IOException {
        try (var receiver = new HostileReceiver(manner)) {
            return ((Unanswered) post(receiver.url("http"))).reason();
        }
    }

    private Outcome post(String url) {
        Instant began = Instant.now();
        Outcome outcome =
                client.post(Org.ACME.id(), url, Map.of(), "{}", new Stopwatch())
                        .await()
                        .atMost(Patience.LONG);
        assertThat(Duration.between(began, Instant.now()))
                .isLessThan(config.timeout().plusSeconds(10));
        return outcome;
    }
}
