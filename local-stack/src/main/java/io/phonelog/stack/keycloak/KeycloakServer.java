package io.phonelog.stack.keycloak;

import io.phonelog.stack.process.Component;
import io.phonelog.stack.process.Installation;
import io.phonelog.stack.process.Launch;
import io.phonelog.stack.process.LocalHttp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Keycloak with the realm {@code phonelog}. It has no administrator: the realm is what the file
 * says.
 */
public final class KeycloakServer implements Component {
    public static final String NAME = "keycloak";
    public static final String CLI_CLIENT = "phonelog-cli";

    private static final Pattern PLACEHOLDER = Pattern.compile("@password:([a-z-]+)@");

    private final KeycloakDistribution distribution;
    private final Path data;
    private final int port;
    private final UnaryOperator<String> passwords;

    /**
     * @param data Keycloak's home, created when absent
     * @param passwords password by user name; the machine client's secret is that of {@code
     *     machine}
     */
    public KeycloakServer(
            Installation installation, Path data, int port, UnaryOperator<String> passwords) {
        this.distribution = new KeycloakDistribution(installation);
        this.data = data.toAbsolutePath();
        this.port = port;
        this.passwords = passwords;
    }

    /** The issuer of the realm's tokens, as services and clients see it. */
    public static String issuer(int port) {
        return "http://localhost:" + port + "/realms/phonelog";
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void prepare() throws IOException {
        distribution.build(data.resolveSibling("logs").resolve("keycloak-build.log"));
        distribution.link(data);
        if (!imported()) {
            Path realm = data.resolve("data/import/phonelog-realm.json");
            Files.createDirectories(realm.getParent());
            Files.deleteIfExists(realm);
            Files.createFile(
                    realm,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(realm, realm());
        }
    }

    @Override
    public Launch launch() {
        String[] arguments = {
            "start",
            "--optimized",
            "--http-enabled=true",
            "--http-host=127.0.0.1",
            "--http-port=" + port,
            "--hostname=http://localhost:" + port,
            "--cache=local",
            "--log-level=warn",
            imported() ? "--log-console-color=false" : "--import-realm"
        };
        return new Launch(
                KeycloakDistribution.command(data, arguments),
                Map.of(),
                Launch.Signal.TERM,
                Duration.ofSeconds(15));
    }

    @Override
    public boolean ready() {
        return LocalHttp.status(port, "/realms/phonelog") == 200;
    }

    @Override
    public void complete() throws IOException {
        if (!imported()) {
            Files.delete(data.resolve("data/import/phonelog-realm.json"));
            Files.createFile(data.resolve("imported"));
        }
    }

    private boolean imported() {
        return Files.exists(data.resolve("imported"));
    }

    private String realm() throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/keycloak/realm.json")) {
            Objects.requireNonNull(in, "realm.json is part of this jar");
            String template = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return PLACEHOLDER
                    .matcher(template)
                    .replaceAll(placeholder -> passwords.apply(placeholder.group(1)));
        }
    }
}
