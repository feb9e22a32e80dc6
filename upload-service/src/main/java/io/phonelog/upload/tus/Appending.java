package io.phonelog.upload.tus;

import io.phonelog.platform.problem.Problem;
import io.phonelog.upload.digest.BodyCheck;
import io.phonelog.upload.intake.ActiveUploads;
import io.phonelog.upload.intake.RequestBodies;
import io.phonelog.upload.intake.RequestBody;
import io.phonelog.upload.transfer.Appender;
import io.phonelog.upload.transfer.Appenders;
import io.phonelog.upload.transfer.TransferKind;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Appends the body of a request to an upload. */
@ApplicationScoped
class Appending {
    private final Appenders appenders;
    private final ActiveUploads active;
    private final RequestBodies bodies;

    Appending(Appenders appenders, ActiveUploads active, RequestBodies bodies) {
        this.appenders = appenders;
        this.active = active;
        this.bodies = bodies;
    }

    /**
     * What a client appends.
     *
     * @param offset where its bytes belong
     * @param length of the file, when it says it now
     * @param checks of its bytes, which are kept only when they pass
     */
    record Append(
            UUID org, UUID upload, long offset, @Nullable Long length, List<BodyCheck> checks) {}

    /**
     * What came of it.
     *
     * @param offset how many bytes of the file are acknowledged
     * @param expiresAt when the upload ends if nothing more comes
     * @param whole whether these were the last
     */
    record Appended(long offset, Instant expiresAt, boolean whole) {}

    /** Takes the body. */
    Uni<Appended> append(Append wanted, HttpServerRequest request) {
        RequestBody body = bodies.of(request);
        active.enter();
        return appenders
                .open(
                        TransferKind.APPENDED,
                        wanted.org(),
                        wanted.upload(),
                        wanted.offset(),
                        wanted.length(),
                        !wanted.checks().isEmpty())
                .chain(appender -> take(wanted, body, appender))
                .onTermination()
                .invoke(
                        () -> {
                            active.leave();
                            body.discard();
                        });
    }

    private Uni<Appended> take(Append wanted, RequestBody body, Appender appender) {
        List<BodyCheck> checks = wanted.checks();
        appender.whenReplaced(body::abort);
        return body.read(
                        bytes -> {
                            checks.forEach(check -> check.update(bytes));
                            return appender.write(bytes).replaceWith(true);
                        })
                .invoke(() -> checks.forEach(BodyCheck::verify))
                .chain(appender::finish)
                .replaceWith(
                        () ->
                                new Appended(
                                        appender.position(),
                                        appender.expiresAt(),
                                        appender.isWhole()))
                .onFailure()
                .call(cause -> end(appender, cause))
                .onTermination()
                .invoke(() -> appenders.closed(appender));
    }

    /** What came before the failure counts, unless the failure is our own. */
    private static Uni<Void> end(Appender appender, Throwable cause) {
        return (cause instanceof Problem ? appender.breakOff() : appender.giveUp())
                .onFailure()
                .recoverWithUni(appender::giveUp);
    }
}
