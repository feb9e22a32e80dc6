package io.phonelog.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** The vector is the specification's own. */
class WebhookSignatureTest {
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final String TIME = "1614265330";
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static final Instant NOW = Instant.ofEpochSecond(1_614_265_330);

    private final WebhookSignature signature =
            new WebhookSignature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    @Test
    void acceptsTheVectorAmongOtherSignatures() {
        assertThat(signature.fits(ID, TIME, SIGNATURE, BODY, NOW)).isTrue();
        assertThat(signature.fits(ID, TIME, "v1,AAAA v1a,x " + SIGNATURE, BODY, NOW)).isTrue();
    }

    @Test
    void refusesAnythingThatWasChanged() {
        byte[] other = "{\"test\": 2432232315}".getBytes(StandardCharsets.UTF_8);
        assertThat(signature.fits(ID, TIME, SIGNATURE, other, NOW)).isFalse();
        assertThat(signature.fits("msg_other", TIME, SIGNATURE, BODY, NOW)).isFalse();
        assertThat(signature.fits(ID, "1614265331", SIGNATURE, BODY, NOW)).isFalse();
        assertThat(signature.fits(ID, TIME, "", BODY, NOW)).isFalse();
    }

    @Test
    void refusesWhatIsTooOldOrNoTime() {
        assertThat(signature.fits(ID, TIME, SIGNATURE, BODY, NOW.plusSeconds(301))).isFalse();
        assertThat(signature.fits(ID, "yesterday", SIGNATURE, BODY, NOW)).isFalse();
    }
}
