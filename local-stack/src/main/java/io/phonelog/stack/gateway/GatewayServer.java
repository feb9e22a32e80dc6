package io.phonelog.stack.gateway;

import io.phonelog.stack.process.Component;
import io.phonelog.stack.process.Installation;
import io.phonelog.stack.process.Launch;
import io.phonelog.stack.process.Ports;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The gateway as a part of the stack. */
public final class GatewayServer implements Component {
    public static final String NAME = "gateway";

    private final Installation installation;
    private final int port;
    private final Map<String, Integer> services;

    /**
     * @param services the port of every service
     */
    public GatewayServer(Installation installation, int port, Map<String, Integer> services) {
        this.installation = installation;
        this.port = port;
        this.services = Map.copyOf(services);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int port() {
        return port;
    }

    /** Not to reach them, but so that the door opens last and closes first. */
    @Override
    public Set<String> needs() {
        return services.keySet();
    }

    @Override
    public Launch launch() {
        List<String> options = List.of("-Xmx96m", "-XX:+UseSerialGC", "-Xshare:auto");
        String[] arguments =
                Stream.concat(
                                Stream.of(Integer.toString(port)),
                                services.entrySet().stream()
                                        .map(s -> s.getKey() + "=127.0.0.1:" + s.getValue()))
                        .toArray(String[]::new);
        return new Launch(
                installation.java(options, Gateway.class, arguments),
                Map.of(),
                Launch.Signal.TERM,
                Duration.ofSeconds(5));
    }

    @Override
    public boolean ready() {
        return Ports.answers(port);
    }
}
