package io.phonelog.stack.kafka;

import io.phonelog.stack.process.Component;
import io.phonelog.stack.process.Installation;
import io.phonelog.stack.process.Launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** Kafka with every topic of the contracts. */
public final class KafkaServer implements Component {
    public static final String NAME = "kafka";

    private final Installation installation;
    private final Path data;
    private final int port;
    private final int controllerPort;
    private final int heapMegabytes;

    /**
     * @param data the broker's directory, formatted when absent
     * @param controllerPort a second port, for the broker's talk with itself
     */
    public KafkaServer(
            Installation installation, Path data, int port, int controllerPort, int heapMegabytes) {
        this.installation = installation;
        this.data = data.toAbsolutePath();
        this.port = port;
        this.controllerPort = controllerPort;
        this.heapMegabytes = heapMegabytes;
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
        Files.createDirectories(data);
        Files.deleteIfExists(readyFile());
        Properties settings = new Properties();
        try (InputStream in = getClass().getResourceAsStream("/kafka/server.properties")) {
            settings.load(Objects.requireNonNull(in, "server.properties is part of this jar"));
        }
        settings.setProperty(
                "listeners",
                "CLIENTS://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort));
        settings.setProperty("advertised.listeners", "CLIENTS://127.0.0.1:" + port);
        settings.setProperty("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        settings.setProperty("log.dirs", data.resolve("log").toString());
        try (OutputStream out = Files.newOutputStream(settingsFile())) {
            settings.store(out, null);
        }
    }

    @Override
    public Launch launch() {
        List<String> options =
                List.of(
                        "-Xmx" + heapMegabytes + "m",
                        "-Xms64m",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto");
        List<String> command =
                installation.java(
                        options,
                        "io.phonelog.stack.kafka.KafkaBroker",
                        settingsFile().toString(),
                        readyFile().toString());
        return new Launch(command, Map.of(), Launch.Signal.TERM, Duration.ofSeconds(15));
    }

    @Override
    public boolean ready() {
        return Files.exists(readyFile());
    }

    private Path settingsFile() {
        return data.resolve("server.properties");
    }

    private Path readyFile() {
        return data.resolve("ready");
    }
}
