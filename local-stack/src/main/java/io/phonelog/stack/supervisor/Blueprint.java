package io.phonelog.stack.supervisor;

import io.phonelog.stack.clamd.ClamdProgram;
import io.phonelog.stack.clamd.ClamdServer;
import io.phonelog.stack.gateway.GatewayServer;
import io.phonelog.stack.kafka.KafkaServer;
import io.phonelog.stack.keycloak.KeycloakServer;
import io.phonelog.stack.postgres.PostgresServer;
import io.phonelog.stack.process.Component;
import io.phonelog.stack.process.Installation;
import io.phonelog.stack.s3.ObjectStore;
import io.phonelog.stack.service.ServiceKind;
import io.phonelog.stack.service.ServiceProcess;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All parts of the stack, with their ports, directories and secrets. */
final class Blueprint {
    private static final int KAFKA_HEAP_MEGABYTES = 512;

    private final Path root;
    private final Installation installation;
    private final StackHome home;
    private final PortPlan ports;
    private final Secrets secrets;

    Blueprint(
            Path root, Installation installation, StackHome home, PortPlan ports, Secrets secrets) {
        this.root = root;
        this.installation = installation;
        this.home = home;
        this.ports = ports;
        this.secrets = secrets;
    }

    /** Every part, each after those it needs. */
    List<Component> components() {
        List<Component> all = new ArrayList<>(infrastructure());
        Optional<Component> scanner = scanner();
        scanner.ifPresent(all::add);
        ServiceEnvironment environment =
                new ServiceEnvironment(ports, secrets, scanner.isPresent());
        Map<String, Integer> servicePorts = new LinkedHashMap<>();
        for (ServiceKind kind : ServiceKind.values()) {
            int port = ports.of(kind.module());
            servicePorts.put(kind.module(), port);
            all.add(
                    new ServiceProcess(
                            kind,
                            root,
                            port,
                            environment.of(kind),
                            environment.propertiesOf(kind)));
        }
        all.add(new GatewayServer(installation, ports.of(GatewayServer.NAME), servicePorts));
        return all;
    }

    private Optional<Component> scanner() {
        return ClamdProgram.find()
                .map(
                        program ->
                                new ClamdServer(
                                        program,
                                        home.data(ClamdServer.NAME),
                                        ports.of(ClamdServer.NAME),
                                        ClamdProgram.signatures()));
    }

    private List<Component> infrastructure() {
        return List.of(
                new PostgresServer(
                        installation,
                        home.data(PostgresServer.NAME),
                        ports.of(PostgresServer.NAME),
                        secrets,
                        true),
                new KafkaServer(
                        installation,
                        home.data(KafkaServer.NAME),
                        ports.of(KafkaServer.NAME),
                        ports.of(PortPlan.KAFKA_CONTROLLER),
                        KAFKA_HEAP_MEGABYTES),
                new ObjectStore(
                        installation,
                        home.data(ObjectStore.NAME),
                        ports.of(ObjectStore.NAME),
                        secrets.accessKey(),
                        secrets.secretKey()),
                new KeycloakServer(
                        installation,
                        home.data(KeycloakServer.NAME),
                        ports.of(KeycloakServer.NAME),
                        secrets::ofUser));
    }
}
