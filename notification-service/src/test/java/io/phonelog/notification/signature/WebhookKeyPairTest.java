package io.phonelog.notification.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

class WebhookKeyPairTest {
    private static final String VECTOR_KEY =
            "whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg==";

    /** What RFC 8410 puts before a public key. */
    private static final String SPKI = "302a300506032b6570032100";

    @Test
    void signsTheSpecificationsVector() {
        var message =
                SignedMessage.of(
                        List.of(new WebhookKeyPair(VECTOR_KEY)),
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        Instant.ofEpochSecond(1_614_265_330),
                        "{\"test\": 2432232314}");
        assertThat(message.signature())
                .isEqualTo(
                        "v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZ"
                                + "dpXwVLPo3mNl8EM+m7TBAg==");
    }

    /** Half of all public keys have the parity bit set, and some a y that is short. */
    @RepeatedTest(20)
    void whatItSignsVerifiesWithItsPublicKey() throws Exception {
        WebhookKeyPair pair = WebhookKeyPair.generate();
        byte[] text = "größe".getBytes(StandardCharsets.UTF_8);
        byte[] signature = Base64.getDecoder().decode(pair.sign(text).substring("v1a,".length()));
        assertThat(verifies(pair.publicKey(), text, signature)).isTrue();
        assertThat(verifies(WebhookKeyPair.generate().publicKey(), text, signature)).isFalse();
    }

    @Test
    void keepsQuietAndTakesNothingElse() {
        assertThat(new WebhookKeyPair(VECTOR_KEY).toString()).doesNotContain("6Xb");
        assertThat(SigningKey.of(VECTOR_KEY)).isInstanceOf(WebhookKeyPair.class);
        assertThatThrownBy(() -> SigningKey.of("whsk_c2hvcnQ="))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("c2hvcnQ");
    }

    private static boolean verifies(String publicKey, byte[] text, byte[] signature)
            throws Exception {
        String key = HexFormat.of().formatHex(Base64.getDecoder().decode(publicKey.substring(5)));
        var spec = new X509EncodedKeySpec(HexFormat.of().parseHex(SPKI + key));
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(spec));
        verifier.update(text);
        return verifier.verify(signature);
    }
}
