package io.phonelog.stack.supervisor;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.phonelog.stack.postgres.Passwords;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/**
 * The passwords of one stack: made up when first asked for and kept in a file that only its owner
 * can read. Nothing has a password that stands in the repository.
 */
public final class Secrets implements Passwords {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PASSWORD_BYTES = 15;
    private static final int KEY_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final Path file;
    private final Map<String, String> secrets;

    private Secrets(Path file, Map<String, String> secrets) {
        this.file = file;
        this.secrets = secrets;
    }

    /** The secrets of a stack, none yet if it was never started. */
    public static Secrets of(StackHome home) throws IOException {
        Path file = home.secrets();
        Map<String, String> known =
                Files.exists(file)
                        ? JSON.readValue(
                                file.toFile(), new TypeReference<TreeMap<String, String>>() {})
                        : new TreeMap<>();
        return new Secrets(file, known);
    }

    /** The password of a demo user, or of the machine client as {@code machine}. */
    public String ofUser(String user) {
        return password("keycloak." + user);
    }

    @Override
    public String ofSuperuser() {
        return password("postgres.superuser");
    }

    @Override
    public String of(String service) {
        return password("postgres." + service);
    }

    @Override
    public String ofOwner(String service) {
        return password("postgres." + service + ".owner");
    }

    String accessKey() {
        return password("s3.access-key");
    }

    String secretKey() {
        return password("s3.secret-key");
    }

    /** 32 random bytes in Base64, for services that encrypt what they keep. */
    String encryptionKey(String service) {
        return secret(
                "encryption." + service,
                () -> Base64.getEncoder().encodeToString(bytes(KEY_BYTES)));
    }

    /** A pair of VAPID keys, to push with. */
    VapidKeys vapidKeys() {
        return VapidKeys.parse(secret("push.vapid", () -> VapidKeys.generate(random).text()));
    }

    private String password(String name) {
        return secret(
                name,
                () ->
                        Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(bytes(PASSWORD_BYTES)));
    }

    private synchronized String secret(String name, java.util.function.Supplier<String> make) {
        String known = secrets.get(name);
        if (known != null) {
            return known;
        }
        String fresh = make.get();
        secrets.put(name, fresh);
        try {
            save();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return fresh;
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private void save() throws IOException {
        Files.createDirectories(file.getParent());
        Path fresh =
                Files.createTempFile(
                        file.getParent(),
                        "secrets",
                        ".json",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        JSON.writerWithDefaultPrettyPrinter().writeValue(fresh.toFile(), secrets);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
