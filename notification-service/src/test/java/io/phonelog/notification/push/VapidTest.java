package io.phonelog.notification.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.phonelog.platform.problem.Problem;
import io.phonelog.test.Settings;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

class VapidTest {
    private static final String PUBLIC =
            "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";
    private static final String PRIVATE = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw";
    private static final String OTHER_PRIVATE = "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94";
    private static final Map<String, String> SETTINGS =
            Map.of(
                    "phonelog.push.public-key", PUBLIC,
                    "phonelog.push.private-key", PRIVATE,
                    "phonelog.push.subject", "mailto:push@example.com");

    @Test
    void signsATokenForThePushServiceAlone() throws GeneralSecurityException {
        Instant now = Instant.parse("2026-11-21T08:00:00Z");
        String authorization = vapid(SETTINGS).authorization("https://push.example.com", now);

        assertThat(authorization).startsWith("vapid t=").endsWith(", k=" + PUBLIC);
        String token = authorization.substring("vapid t=".length(), authorization.indexOf(','));
        String[] parts = token.split("\\.");
        assertThat(text(parts[0])).isEqualTo("{\"typ\":\"JWT\",\"alg\":\"ES256\"}");
        assertThat(text(parts[1]))
                .contains("\"aud\":\"https://push.example.com\"")
                .contains("\"sub\":\"mailto:push@example.com\"")
                .contains("\"exp\":" + Instant.parse("2026-11-21T20:00:00Z").getEpochSecond());
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(P256.publicKey(Base64.getUrlDecoder().decode(PUBLIC)));
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    }

    @Test
    void isNotOfferedWithoutKeys() {
        Vapid none = vapid(Map.of());
        assertThatThrownBy(none::publicKey).isInstanceOf(Problem.class);
    }

    @Test
    void doesNotStartWithKeysThatAreNoPair() {
        for (String wrong : new String[] {OTHER_PRIVATE, "", "AAAA", "?"}) {
            assertThatThrownBy(() -> vapid(with("phonelog.push.private-key", wrong)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("pair of VAPID keys");
        }
        assertThatThrownBy(() -> vapid(with("phonelog.push.subject", "")))
                .hasMessageContaining("phonelog.push.subject");
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> settings = new HashMap<>(SETTINGS);
        settings.put(name, value);
        return settings;
    }

    private static Vapid vapid(Map<String, String> settings) {
        return new Vapid(Settings.read(PushConfig.class, settings), new ObjectMapper());
    }

    private static String text(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }
}
