package io.phonelog.stack.s3;

import io.phonelog.stack.process.Component;
import io.phonelog.stack.process.Installation;
import io.phonelog.stack.process.Launch;
import io.phonelog.stack.process.Ports;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** S3Proxy over a directory, with the bucket {@code phonelog}. */
public final class ObjectStore implements Component {
    public static final String NAME = "s3";
    public static final String BUCKET = "phonelog";
    public static final String REGION = "us-east-1";

    private final Installation installation;
    private final Path data;
    private final int port;
    private final String accessKey;
    private final String secretKey;

    /**
     * @param data the directory of all buckets, created when absent
     */
    public ObjectStore(
            Installation installation, Path data, int port, String accessKey, String secretKey) {
        this.installation = installation;
        this.data = data.toAbsolutePath();
        this.port = port;
        this.accessKey = accessKey;
        this.secretKey = secretKey;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int port() {
        return port;
    }

    public String endpoint() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void prepare() throws IOException {
        Files.createDirectories(data.resolve("buckets").resolve(BUCKET));
        Properties settings = new Properties();
        settings.setProperty("s3proxy.endpoint", endpoint());
        settings.setProperty("s3proxy.authorization", "aws-v2-or-v4");
        settings.setProperty("s3proxy.identity", accessKey);
        settings.setProperty("s3proxy.credential", secretKey);
        // Clients send headers for features that a directory does not have.
        settings.setProperty("s3proxy.ignore-unknown-headers", "true");
        // Parts that are signed as a whole are held in memory until the signature is checked.
        settings.setProperty("s3proxy.v4-max-non-chunked-request-size", "67108864");
        settings.setProperty("jclouds.provider", "filesystem-nio2");
        settings.setProperty("jclouds.filesystem.basedir", data.resolve("buckets").toString());
        Files.deleteIfExists(settingsFile());
        Files.createFile(
                settingsFile(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (OutputStream out = Files.newOutputStream(settingsFile())) {
            settings.store(out, null);
        }
    }

    @Override
    public Launch launch() {
        List<String> options = List.of("-Xmx256m", "-XX:+UseSerialGC", "-Xshare:auto");
        List<String> command =
                installation.java(
                        options,
                        "org.gaul.s3proxy.Main",
                        "--properties",
                        settingsFile().toString());
        return new Launch(command, Map.of(), Launch.Signal.TERM, Duration.ofSeconds(10));
    }

    @Override
    public boolean ready() {
        return Ports.answers(port);
    }

    private Path settingsFile() {
        return data.resolve("s3proxy.properties");
    }
}
