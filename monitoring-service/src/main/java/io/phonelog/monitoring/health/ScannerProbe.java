package io.phonelog.monitoring.health;

import io.smallrye.mutiny.Uni;
import io.vertx.core.net.NetClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.net.NetClient;
import io.vertx.mutiny.core.net.NetSocket;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Optional;

/** Whether clamd answers its own {@code PING}. */
@ApplicationScoped
class ScannerProbe implements Probe {
    private static final String PING = "zPING\0";
    private static final String PONG = "PONG";

    private final NetClient net;
    private final Optional<String> address;

    ScannerProbe(Vertx vertx, HealthConfig config) {
        this.net =
                vertx.createNetClient(
                        new NetClientOptions()
                                .setConnectTimeout((int) config.timeout().toMillis()));
        this.address = config.clamd();
    }

    @Override
    public String name() {
        return "clamd";
    }

    @Override
    public Uni<Finding> look() {
        if (address.isEmpty()) {
            return Uni.createFrom()
                    .item(Finding.notConfigured("uploaded files are not scanned for malware"));
        }
        String where = address.get();
        int colon = where.lastIndexOf(':');
        return net.connect(Integer.parseInt(where.substring(colon + 1)), where.substring(0, colon))
                .chain(ScannerProbe::ping);
    }

    private static Uni<Finding> ping(NetSocket socket) {
        Uni<Buffer> answer = socket.toMulti().toUni();
        return socket.write(PING)
                .chain(() -> answer)
                .map(
                        said ->
                                said != null && said.toString().startsWith(PONG)
                                        ? Finding.UP
                                        : Finding.down("answers, but not as clamd does"))
                .eventually(() -> socket.close());
    }
}
