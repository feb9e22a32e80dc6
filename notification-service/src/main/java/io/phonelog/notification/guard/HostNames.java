package io.phonelog.notification.guard;

import io.phonelog.notification.guard.Target.Refused;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;

import org.jspecify.annotations.Nullable;

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
    Uni<List<InetAddress>> addressesOf(String host) {
        return Uni.createFrom()
                .emitter(
                        caller -> {
                            // Who shares a lookup goes on in a context of their own all the same.
                            Context context = Vertx.currentContext();
                            shared(host).onComplete(done -> in(context, () -> tell(caller, done)));
                        });
    }

    /** Asked anew each time none is under way: the answer may change. */
    private Future<List<InetAddress>> shared(String host) {
        Promise<List<InetAddress>> own = Promise.promise();
        Future<List<InetAddress>> other = underWay.putIfAbsent(host, own.future());
        if (other != null) {
            return other;
        }
        threads.executeBlocking(() -> lookUp(host), false)
                .onComplete(
                        done -> {
                            underWay.remove(host);
                            own.handle(done);
                        });
        return own.future();
    }

    private static void in(@Nullable Context context, Runnable work) {
        if (context == null) {
            work.run();
        } else {
            context.runOnContext(now -> work.run());
        }
    }

    private static void tell(
            UniEmitter<? super List<InetAddress>> caller, AsyncResult<List<InetAddress>> done) {
        if (done.succeeded()) {
            caller.complete(done.result());
        } else {
            caller.fail(done.cause());
        }
    }

    private List<InetAddress> lookUp(String host) {
        try {
            return List.of(lookup.all(host));
        } catch (UnknownHostException e) {
            throw new Refused("The host is not known.");
        }
    }
}
