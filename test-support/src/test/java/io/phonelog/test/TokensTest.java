package io.phonelog.test;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

class TokensTest {
    private final Base64.Decoder decoder = Base64.getUrlDecoder();

    @Test
    void carriesTheClaimsOfTheRealm() {
        String[] parts = Tokens.acme().analyst().split("\\.");
        assertThat(new String(decoder.decode(parts[1]), StandardCharsets.UTF_8))
                .contains("\"org_id\":\"" + Org.ACME.id() + "\"")
                .contains("\"org\":\"acme\"")
                .contains("\"roles\":[\"analyst\"]")
                .contains("\"preferred_username\":\"analyst\"")
                .contains("\"azp\":\"phonelog-cli\"")
                .contains("\"sub\":\"" + Tokens.acme().subject("analyst") + "\"");
    }

    @Test
    void isSignedByTheExportedKey() throws Exception {
        String[] parts = Tokens.globex().owner().split("\\.");
        byte[] key =
                Base64.getDecoder().decode(Tokens.verification().get("quarkus.oidc.public-key"));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(
                KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(key)));
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(decoder.decode(parts[2]))).isTrue();
    }
}
