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
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeoutException;

/**
 * Resolves host names. The platform's resolver blocks, so it has threads of its own, of which a
 * tenant gets few, and only one for a host at a time: a name server that hangs holds up those who
 * ask for its names and nobody else. As many tenants as share out all threads may hold them, but
 * only until the resolver gives up: each of them then has one thread, and more as its names are
 * answered.
 */
final class HostNames {
    private static final int THREADS = 64;
    private static final int OF_ONE_TENANT = 8;
    private static final int WAITING_OF_ONE_TENANT = 256;

    /**
     * What glibc and musl say when no name server answered, or one that it does not know for now.
     */
    private static final List<String> PASSING =
            List.of("Temporary failure in name resolution", "Try again");

    private final WorkerExecutor threads;
    private final Lookup lookup;
    private final Duration timeout;
    private final Lanes lanes = new Lanes(OF_ONE_TENANT, WAITING_OF_ONE_TENANT);
    private final ConcurrentMap<Question, Future<List<InetAddress>>> underWay =
            new ConcurrentHashMap<>();

    /** How a name is looked up; blocks. */
    @FunctionalInterface
    interface Lookup {
        InetAddress[] all(String host) throws UnknownHostException;
    }

    private record Question(UUID tenant, String host) {}

    /**
     * @param timeout nobody waits for a name longer than that
     */
    HostNames(Vertx vertx, Lookup lookup, Duration timeout) {
        this.threads = vertx.createSharedWorkerExecutor("webhook-names", THREADS);
        this.lookup = lookup;
        this.timeout = timeout;
    }

    /**
     * All addresses of the host; fails with {@link Refused} when there is none of that name, with
     * {@link Unresolved} when that cannot be told.
     *
     * @param tenant in whose part of the threads
     */
    Uni<List<InetAddress>> addressesOf(UUID tenant, String host) {
        var question = new Question(tenant, host);
        return Uni.createFrom()
                .<List<InetAddress>>emitter(
                        caller -> {
                            // Who shares a lookup goes on in a context of their own all the same.
                            Context context = Vertx.currentContext();
                            shared(question)
                                    .onComplete(done -> in(context, () -> tell(caller, done)));
                        })
                .ifNoItem()
                .after(timeout)
                .failWith(() -> new Unresolved(new TimeoutException()));
    }

    /** Asked anew each time none is under way: the answer may change. */
    private Future<List<InetAddress>> shared(Question question) {
        Promise<List<InetAddress>> own = Promise.promise();
        Future<List<InetAddress>> other = underWay.putIfAbsent(question, own.future());
        if (other != null) {
            return other;
        }
        long asked = System.nanoTime();
        lanes.run(
                        question.tenant(),
                        () -> threads.executeBlocking(() -> lookUpInTime(question, asked), false))
                .recover(HostNames::whyUnresolved)
                .onComplete(
                        done -> {
                            underWay.remove(question);
                            own.handle(done);
                        });
        return own.future();
    }

    private static <T> Future<T> whyUnresolved(Throwable failure) {
        return Future.failedFuture(
                failure instanceof Refused || failure instanceof Unresolved
                        ? failure
                        : new Unresolved(failure));
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

    /** Not when it had to wait for so long that whoever asked has gone. */
    private List<InetAddress> lookUpInTime(Question question, long asked) {
        if (isOver(asked)) {
            throw new Unresolved(new TimeoutException());
        }
        long begun = System.nanoTime();
        boolean answered = true;
        try {
            return lookUp(question.host());
        } catch (Unresolved failure) {
            answered = false;
            throw failure;
        } finally {
            if (answered && !isOver(begun)) {
                lanes.went(question.tenant());
            } else {
                lanes.hung(question.tenant());
            }
        }
    }

    private boolean isOver(long begun) {
        return System.nanoTime() - begun > timeout.toNanos();
    }

    private List<InetAddress> lookUp(String host) {
        try {
            return List.of(lookup.all(host));
        } catch (UnknownHostException failure) {
            if (passes(host, failure)) {
                throw new Unresolved(failure);
            }
            throw new Refused("The host is not known.");
        }
    }

    /**
     * Java remembers for ten seconds that a name was not found, and not why: then it says the name.
     */
    private static boolean passes(String host, UnknownHostException failure) {
        String message = String.valueOf(failure.getMessage());
        return message.equals(host) || PASSING.stream().anyMatch(message::endsWith);
    }
}
