package io.phonelog.notification.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Base64;

class PushEncryptionTest {
    /** Of RFC 8291, appendix A. */
    private static final String MESSAGE = "When I grow up, I want to be a watermelon";

    private static final String SENDER_PUBLIC =
            "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";
    private static final String SENDER_PRIVATE = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw";
    private static final String BROWSER_PUBLIC =
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    private static final String BROWSER_PRIVATE = "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94";
    private static final String SECRET = "BTBZMqHH6r4Tts7J_aSIgg";
    private static final String SALT = "DGv6ra1nlYgDCS1FRnbzlw";
    private static final String BODY =
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInm"
                    + "YWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBW"
                    + "LVWGNWQexSgSxsj_Qulcy4a-fN";

    @Test
    void encryptsAsTheRfcDoes() throws GeneralSecurityException {
        var sender =
                new KeyPair(
                        P256.publicKey(bytes(SENDER_PUBLIC)),
                        P256.privateKey(bytes(SENDER_PRIVATE)));
        byte[] body =
                PushEncryption.encrypt(
                        MESSAGE.getBytes(StandardCharsets.UTF_8),
                        PushKeys.parse(BROWSER_PUBLIC, SECRET),
                        sender,
                        bytes(SALT));
        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(body)).isEqualTo(BODY);
    }

    @Test
    void browserOfTheTestsReadsWhatTheRfcEncrypts() {
        var browser =
                new Browser(
                        P256.privateKey(bytes(BROWSER_PRIVATE)),
                        P256.publicKey(bytes(BROWSER_PUBLIC)),
                        bytes(SECRET));
        assertThat(browser.read(bytes(BODY))).isEqualTo(MESSAGE);
    }

    @Test
    void everyMessageHasKeysOfItsOwn() {
        Browser browser = Browser.fresh();
        var encryption = new PushEncryption();
        byte[] message = "é".repeat(1_000).getBytes(StandardCharsets.UTF_8);
        byte[] one = encryption.encrypt(message, browser.keys());
        byte[] other = encryption.encrypt(message, browser.keys());
        assertThat(one).isNotEqualTo(other);
        assertThat(browser.read(one)).isEqualTo(browser.read(other)).isEqualTo("é".repeat(1_000));
    }

    @Test
    void refusesWhatDoesNotFitIntoAPushMessage() {
        byte[] longest = new byte[PushEncryption.LONGEST];
        byte[] body = new PushEncryption().encrypt(longest, Browser.fresh().keys());
        assertThat(body).hasSize(4_096);
        byte[] tooLong = new byte[PushEncryption.LONGEST + 1];
        assertThatThrownBy(() -> new PushEncryption().encrypt(tooLong, Browser.fresh().keys()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesKeysThatAreNone() {
        String offCurve = BROWSER_PUBLIC.substring(0, 80) + "AAAAAAA";
        for (String key : new String[] {"", "AAAA", offCurve, "not base64!"}) {
            assertThatThrownBy(() -> PushKeys.parse(key, SECRET))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> PushKeys.parse(BROWSER_PUBLIC, "AAAA"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] bytes(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
