package io.phonelog.notification.guard;

import io.phonelog.notification.guard.Target.Refused;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Resolves host names. The platform's resolver blocks, so it has threads of its own, and only one for a
 * host at a time: a name server that hangs holds up those who ask for its names and nobody else.
 */
final class HostNames {
    private static final int THREADS = 32;

    private final WorkerExecutor threads;
    private final Lookup lookup;
    private final ConcurrentMap<String, Future<List<InetAddress>>> underWay =
            new ConcurrentHashMap<>();

    /** How a name is looked up; blocks. */
    @FunctionalInterface
    interface Lookup {
        InetAddress[] all(String host) throws UnknownHostException;
    }

    HostNames(Vertx vertx, Lookup lookup) {
        this.threads = vertx.createSharedWorkerExecutor("webhook-names", THREADS);
        this.lookup = lookup;
    }

    /** All addresses of the host; fails with {@link Refused} when it is not known. */
    Future<List<InetAddress>> addressesOf(String host) {
        return underWay.computeIfAbsent(host, this::ask);
    }

    private Future<List<InetAddress>> ask(String host) {
        Future<List<InetAddress>> asked = threads.executeBlocking(() -> lookUp(host), false);
        // Asked anew next time: the answer may change, and what is right is decided at each
        // attempt.
        asked.onComplete(done -> underWay.remove(host));
        return asked;
    }

    private List<InetAddress> lookUp(String host) {
        try {
            return List.of(lookup.all(host));
        } catch (UnknownHostException e) {
            throw new Refused("The host is not known.");
        }
    }
}
