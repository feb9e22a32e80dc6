package io.phonelog.stack.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.security.SecureRandom;
import java.util.Base64;

class VapidKeysTest {
    @Test
    void areWrittenAsBrowsersWantThemAndReadBack() {
        VapidKeys keys = VapidKeys.generate(new SecureRandom());
        assertThat(Base64.getUrlDecoder().decode(keys.publicKey())).hasSize(65).startsWith(4);
        assertThat(Base64.getUrlDecoder().decode(keys.privateKey())).hasSize(32);
        assertThat(VapidKeys.parse(keys.text())).isEqualTo(keys);
        assertThat(VapidKeys.generate(new SecureRandom())).isNotEqualTo(keys);
    }
}
