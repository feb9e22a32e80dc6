package io.phonelog.upload;

import static io.restassured.RestAssured.given;

import io.phonelog.test.Tokens;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Files that tests send, and ways to send them. */
public final class Sent {
    public static final String PATH = "/api/v1/parser/upload";
    public static final String CSV =
            """
            Date Time,Number,"Destination",Minutes,Type
            01/02/2026 10:15 AM,(555) 555-0142,INCOMING,1 Min,-
            """;
    public static final byte[] PNG =
            HexFormat.of().parseHex("89504e470d0a1a0a0000000d4948445200000001000000010806000000");

    private Sent() {}

    public static RequestSpecification asAnalyst() {
        return given().auth().oauth2(Tokens.acme().analyst());
    }

    public static ValidatableResponse raw(String filename, byte[] content) {
        return asAnalyst()
                .contentType("application/octet-stream")
                .header("Content-Disposition", "attachment; filename=\"" + filename + "\"")
                .body(content)
                .post(PATH)
                .then();
    }

    public static String stored(String filename, byte[] content) {
        return raw(filename, content).statusCode(201).extract().path("upload.id");
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
