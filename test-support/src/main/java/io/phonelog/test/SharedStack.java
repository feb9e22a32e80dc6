package io.phonelog.test;

import io.phonelog.stack.clamd.ClamdProgram;
import io.phonelog.stack.clamd.ClamdServer;
import io.phonelog.stack.kafka.KafkaServer;
import io.phonelog.stack.postgres.Passwords;
import io.phonelog.stack.postgres.PostgresServer;
import io.phonelog.stack.postgres.PostgresStandby;
import io.phonelog.stack.process.Component;
import io.phonelog.stack.process.Installation;
import io.phonelog.stack.process.Ports;
import io.phonelog.stack.process.Running;
import io.phonelog.stack.s3.ObjectStore;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * The components of this JVM. Called through {@link PerJvm}; nothing but JDK types goes in or out.
 */
public final class SharedStack {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int KAFKA_HEAP_MEGABYTES = 256;

    private static final String SECRET = "only-for-tests";
    private static final SharedStack INSTANCE = new SharedStack();

    private final Path home = ScratchDirectory.fresh();
    private final Map<StackPart, Component> components = new EnumMap<>(StackPart.class);
    private final Map<StackPart, Running> running = new EnumMap<>(StackPart.class);

    private SharedStack() {}

    /** Starts those parts that do not run, side by side; returns the settings that lead to them. */
    public static Map<String, String> start(List<String> parts) {
        synchronized (INSTANCE) {
            List<StackPart> wanted = parts.stream().map(StackPart::valueOf).toList();
            INSTANCE.startMissing(wanted);
            Map<String, String> settings = new TreeMap<>();
            wanted.forEach(part -> settings.putAll(INSTANCE.settings(part)));
            return settings;
        }
    }

    /** Ends those parts; their ports and data are kept. */
    public static Map<String, String> stop(List<String> parts) {
        synchronized (INSTANCE) {
            for (String part : parts) {
                Running component = INSTANCE.running.remove(StackPart.valueOf(part));
                if (component != null) {
                    component.close();
                }
            }
            return Map.of();
        }
    }

    /** A standby is a copy of what runs already, the others start side by side. */
    private void startMissing(List<StackPart> wanted) {
        startTogether(wanted.stream().filter(part -> part != StackPart.STANDBY).toList());
        startTogether(wanted);
    }

    private void startTogether(List<StackPart> wanted) {
        Map<StackPart, CompletableFuture<Running>> starting = new EnumMap<>(StackPart.class);
        for (StackPart part : wanted) {
            if (!running.containsKey(part)) {
                Component component = components.computeIfAbsent(part, this::define);
                starting.put(
                        part,
                        CompletableFuture.supplyAsync(
                                () -> Running.start(component, home, PATIENCE),
                                task -> new Thread(task, "start " + part).start()));
            }
        }
        starting.forEach((part, start) -> running.put(part, start.join()));
    }

    private Component define(StackPart part) {
        Installation installation = Installation.fromSystemProperty();
        return switch (part) {
            case POSTGRES ->
                    new PostgresServer(
                            installation,
                            home.resolve("postgres"),
                            Ports.free(),
                            Passwords.same(SECRET),
                            false);
            case STANDBY ->
                    new PostgresStandby(
                            (PostgresServer)
                                    components.computeIfAbsent(StackPart.POSTGRES, this::define),
                            home.resolve("postgres-standby"),
                            Ports.free());
            case KAFKA ->
                    new KafkaServer(
                            installation,
                            home.resolve("kafka"),
                            Ports.free(),
                            Ports.free(),
                            KAFKA_HEAP_MEGABYTES);
            case S3 ->
                    new ObjectStore(
                            installation, home.resolve("s3"), Ports.free(), "tests", SECRET);
            case CLAMD ->
                    new ClamdServer(
                            ClamdProgram.find().orElseThrow(),
                            home.resolve("clamd"),
                            Ports.free(),
                            Optional.empty());
        };
    }

    private Map<String, String> settings(StackPart part) {
        int port = components.computeIfAbsent(part, this::define).port();
        return switch (part) {
            case POSTGRES ->
                    Map.of(
                            "phonelog.postgres.host",
                            "127.0.0.1",
                            "phonelog.postgres.port",
                            Integer.toString(port),
                            "phonelog.postgres.database",
                            PostgresServer.DATABASE,
                            "phonelog.postgres.password",
                            SECRET,
                            "phonelog.postgres.owner-password",
                            SECRET);
            case STANDBY ->
                    Map.of(
                            "phonelog.event.replica.host",
                            "127.0.0.1",
                            "phonelog.event.replica.port",
                            Integer.toString(port));
            case KAFKA -> Map.of("phonelog.kafka.bootstrap-servers", "127.0.0.1:" + port);
            case S3 ->
                    Map.of(
                            "phonelog.s3.endpoint",
                            "http://127.0.0.1:" + port,
                            "phonelog.s3.region",
                            ObjectStore.REGION,
                            "phonelog.s3.bucket",
                            ObjectStore.BUCKET,
                            "phonelog.s3.access-key",
                            "tests",
                            "phonelog.s3.secret-key",
                            SECRET);
            case CLAMD -> Map.of("phonelog.scan.address", "127.0.0.1:" + port);
        };
    }
}
