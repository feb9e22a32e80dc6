package io.phonelog.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;

class VaultTest {
    private record Settings(
            String encryptionKey,
            String encryptionKeyId,
            int mostPerTenant,
            Duration rotationOverlap)
            implements WebhookConfig {
        Settings(String key, String id) {
            this(key, id, 1, Duration.ZERO);
        }
    }

    private final UUID row = UUID.randomUUID();
    private final Vault vault = vault("a", "1");

    @Test
    void opensWhatItSealed() {
        byte[] sealed = vault.seal(row, "geheim ü");
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("geheim");
        assertThat(vault.open(row, "1", sealed)).isEqualTo("geheim ü");
    }

    @Test
    void sealsTheSameTextDifferentlyEachTime() {
        assertThat(vault.seal(row, "x")).isNotEqualTo(vault.seal(row, "x"));
    }

    @Test
    void opensNothingOfAnotherRowKeyOrHand() {
        byte[] sealed = vault.seal(row, "x");
        assertThatThrownBy(() -> vault.open(UUID.randomUUID(), "1", sealed))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> vault("b", "1").open(row, "1", sealed))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> vault("a", "2").open(row, "1", sealed))
                .hasMessageContaining("key 1");
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> vault.open(row, "1", sealed))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesAKeyOfTheWrongSizeWithoutShowingIt() {
        assertThatThrownBy(() -> new Vault(new Settings("c2hvcnQ=", "1")))
                .hasMessageContaining("32 bytes")
                .hasMessageNotContaining("c2hvcnQ");
        assertThatThrownBy(() -> new Vault(new Settings("not base64!", "1")))
                .hasMessageContaining("32 bytes")
                .hasMessageNotContaining("not base64");
    }

    private static Vault vault(String letter, String id) {
        byte[] key = letter.repeat(32).getBytes(StandardCharsets.US_ASCII);
        return new Vault(new Settings(Base64.getEncoder().encodeToString(key), id));
    }
}
