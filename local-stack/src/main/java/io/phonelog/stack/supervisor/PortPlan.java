package io.phonelog.stack.supervisor;

import io.phonelog.stack.clamd.ClamdServer;
import io.phonelog.stack.gateway.GatewayServer;
import io.phonelog.stack.kafka.KafkaServer;
import io.phonelog.stack.keycloak.KeycloakServer;
import io.phonelog.stack.postgres.PostgresServer;
import io.phonelog.stack.process.Ports;
import io.phonelog.stack.process.StackFailure;
import io.phonelog.stack.s3.ObjectStore;
import io.phonelog.stack.service.ServiceKind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which port each part listens on. {@code PHONELOG_PORT_<NAME>} overrides the usual one. */
public final class PortPlan {
    static final String KAFKA_CONTROLLER = "kafka-controller";

    private static final String PREFIX = "PHONELOG_PORT_";
    private static final int FEW = 3;
    private static final int LARGEST = 65_535;
    private static final Map<String, Integer> USUAL = usual();

    private final Map<String, Integer> ports;

    private PortPlan(Map<String, Integer> ports) {
        this.ports = ports;
    }

    /**
     * @throws StackFailure when a variable is no port or two parts share one
     */
    public static PortPlan of(Map<String, String> environment) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        Map<Integer, String> owners = new HashMap<>();
        USUAL.forEach(
                (name, usual) -> {
                    String given = environment.get(variable(name));
                    int port = given == null ? usual : parse(variable(name), given);
                    String other = owners.put(port, name);
                    if (other != null) {
                        throw new StackFailure(
                                "%s and %s would share port %d. Set %s or %s to another port."
                                        .formatted(
                                                other,
                                                name,
                                                port,
                                                variable(other),
                                                variable(name)));
                    }
                    ports.put(name, port);
                });
        return new PortPlan(ports);
    }

    public int of(String component) {
        Integer port = ports.get(component);
        if (port == null) {
            throw new IllegalArgumentException("no part is called " + component);
        }
        return port;
    }

    /**
     * @throws StackFailure when somebody else listens on a port of ours, naming all such ports
     */
    void requireFree() {
        List<String> taken = new ArrayList<>();
        ports.forEach(
                (name, port) -> {
                    if (!Ports.available(port)) {
                        String holder = PortHolder.of(port).map(h -> " by " + h).orElse("");
                        taken.add(
                                "Port %d (%s) is taken%s. Stop that, or choose another port: %s=%d ./phonelog up"
                                        .formatted(
                                                port, name, holder, variable(name), Ports.free()));
                    }
                });
        if (taken.size() > FEW) {
            throw new StackFailure(
                    "%d ports are taken, it seems by another PhoneLog. %s\nEnd that one, or move every part: %s<PART>=n"
                            .formatted(taken.size(), taken.get(0), PREFIX));
        }
        if (!taken.isEmpty()) {
            throw new StackFailure(String.join("\n", taken));
        }
    }

    private static String variable(String component) {
        return PREFIX + component.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static int parse(String variable, String given) {
        try {
            int port = Integer.parseInt(given.strip());
            if (port > 0 && port <= LARGEST) {
                return port;
            }
        } catch (NumberFormatException e) {
            // told below, with the values that are out of range
        }
        throw new StackFailure(
                "%s=%s is no port. Give a number from 1 to %d."
                        .formatted(variable, given, LARGEST));
    }

    private static Map<String, Integer> usual() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put(GatewayServer.NAME, 8080);
        for (ServiceKind service : ServiceKind.values()) {
            ports.put(service.module(), service.defaultPort());
        }
        ports.put(KeycloakServer.NAME, 8180);
        ports.put(PostgresServer.NAME, 8190);
        ports.put(KafkaServer.NAME, 8191);
        ports.put(KAFKA_CONTROLLER, 8192);
        ports.put(ObjectStore.NAME, 8193);
        ports.put(ClamdServer.NAME, 8194);
        return ports;
    }
}
