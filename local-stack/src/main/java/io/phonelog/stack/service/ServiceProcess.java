package io.phonelog.stack.service;

import io.phonelog.stack.kafka.KafkaServer;
import io.phonelog.stack.postgres.PostgresServer;
import io.phonelog.stack.process.Component;
import io.phonelog.stack.process.Installation;
import io.phonelog.stack.process.Launch;
import io.phonelog.stack.process.LocalHttp;
import io.phonelog.stack.process.StackFailure;
import io.phonelog.stack.s3.ObjectStore;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** One service from its packaged jar. */
public final class ServiceProcess implements Component {
    private static final int OK = 200;

    private final ServiceKind kind;
    private final Path root;
    private final int port;
    private final Map<String, String> environment;
    private final Map<String, String> properties;

    /**
     * @param root the repository
     * @param environment the service's settings
     * @param properties settings for which there is no environment variable
     */
    public ServiceProcess(
            ServiceKind kind,
            Path root,
            int port,
            Map<String, String> environment,
            Map<String, String> properties) {
        this.kind = kind;
        this.root = root;
        this.port = port;
        this.environment = Map.copyOf(environment);
        this.properties = new TreeMap<>(properties);
    }

    @Override
    public String name() {
        return kind.module();
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Set<String> needs() {
        return Set.of(PostgresServer.NAME, KafkaServer.NAME, ObjectStore.NAME);
    }

    @Override
    public void prepare() {
        if (!Files.exists(jar())) {
            throw new StackFailure(
                    "%s is not built. Run ./mvnw -pl %s -am package -DskipTests."
                            .formatted(kind.module(), kind.module()));
        }
    }

    @Override
    public Launch launch() {
        List<String> command = new ArrayList<>();
        command.add(Installation.javaExecutable());
        command.addAll(kind.options());
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-jar", jar().toString()));
        return new Launch(command, environment, Launch.Signal.TERM, Duration.ofSeconds(25));
    }

    @Override
    public boolean ready() {
        return LocalHttp.status(port, "/q/health/ready") == OK;
    }

    private Path jar() {
        return root.resolve(kind.module()).resolve("target/quarkus-app/quarkus-run.jar");
    }
}
