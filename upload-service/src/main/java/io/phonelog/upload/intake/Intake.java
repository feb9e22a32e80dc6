package io.phonelog.upload.intake;

import static io.phonelog.platform.problem.PlatformProblem.UNSUPPORTED_MEDIA_TYPE;
import static io.phonelog.upload.UploadProblem.MALFORMED_FORM;

import io.phonelog.platform.access.Caller;
import io.phonelog.platform.idempotency.Idempotency;
import io.phonelog.upload.AcceptedView;
import io.phonelog.upload.UploadConfig;
import io.phonelog.upload.UploadLedger;
import io.phonelog.upload.digest.ContentDigest;
import io.phonelog.upload.template.KnownTemplates;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Leads the body of a request to where its file goes, and cleans up when it does not get there. */
@ApplicationScoped
public class Intake {
    private static final String FILENAME = "filename";
    private static final String IDENTITY = "identity";

    /** What a form has beside the file: boundaries, headers, options. */
    private static final long FORM_ALLOWANCE = 1 << 20;

    private final Receptions receptions;
    private final UploadLedger ledger;
    private final KnownTemplates templates;
    private final CurrentIdentityAssociation identity;
    private final UploadConfig config;
    private final RequestBodies bodies;

    public Intake(
            Receptions receptions,
            UploadLedger ledger,
            KnownTemplates templates,
            CurrentIdentityAssociation identity,
            UploadConfig config,
            RequestBodies bodies) {
        this.receptions = receptions;
        this.ledger = ledger;
        this.templates = templates;
        this.identity = identity;
        this.config = config;
        this.bodies = bodies;
    }

    /** Takes a form with a file in it. */
    Uni<AcceptedView> form(HttpServerRequest request) {
        return take(
                request,
                null,
                (body, file) -> {
                    var form = new FormReader(boundaryOf(request), optionsOf(request), file);
                    return read(body, request, form::feed).chain(form::end);
                });
    }

    /** Takes a body that is the file, named by the query or by Content-Disposition. */
    Uni<AcceptedView> raw(HttpServerRequest request) {
        return take(
                request,
                lengthOf(request),
                (body, file) -> {
                    var options = optionsOf(request).toSendOptions();
                    return file.begin(nameOf(request), options)
                            .chain(
                                    () ->
                                            file.answered()
                                                    ? Uni.createFrom().voidItem()
                                                    : read(
                                                            body,
                                                            request,
                                                            bytes ->
                                                                    file.write(bytes)
                                                                            .replaceWith(true)))
                            .chain(() -> file.finish(options));
                });
    }

    private Uni<AcceptedView> take(
            HttpServerRequest request,
            @Nullable Long fileLength,
            BiFunction<RequestBody, FileIntake, Uni<AcceptedView>> how) {
        var body = bodies.of(request);
        return identity.getDeferredIdentity()
                .map(Caller::of)
                .chain(
                        caller -> {
                            refuseUnfit(request);
                            var file =
                                    new FileIntake(
                                            receptions,
                                            ledger,
                                            templates,
                                            caller,
                                            fileLength,
                                            request.getHeader(Idempotency.HEADER));
                            return Uni.createFrom()
                                    .deferred(() -> how.apply(body, file))
                                    .onFailure()
                                    .call(file::giveUp);
                        })
                .onTermination()
                .invoke(body::discard);
    }

    private static Uni<Void> read(
            RequestBody body, HttpServerRequest request, Function<ByteBuffer, Uni<Boolean>> taker) {
        ContentDigest digest = ContentDigest.parse(request.headers().getAll(ContentDigest.HEADER));
        if (!digest.given()) {
            return body.read(taker);
        }
        return body.read(
                        bytes -> {
                            digest.update(bytes);
                            return taker.apply(bytes);
                        })
                .invoke(digest::verify);
    }

    private void refuseUnfit(HttpServerRequest request) {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase(IDENTITY)) {
            throw UNSUPPORTED_MEDIA_TYPE.because("Send the file without Content-Encoding.");
        }
        Long length = lengthOf(request);
        long limit = config.maxSize().asLongValue();
        if (length != null && length > limit + FORM_ALLOWANCE) {
            throw Reception.tooLarge(limit);
        }
    }

    private static UploadOptions optionsOf(HttpServerRequest request) {
        var options = new UploadOptions();
        for (Map.Entry<String, String> parameter : request.params()) {
            if (!parameter.getKey().equals(FILENAME)) {
                options.put(parameter.getKey(), parameter.getValue());
            }
        }
        return options;
    }

    private static FileName nameOf(HttpServerRequest request) {
        String header = request.getHeader("Content-Disposition");
        String named = request.getParam(FILENAME);
        if (named == null && header != null) {
            named = ContentDisposition.parse(ContentDisposition.decoded(header)).filename();
        }
        return FileName.of(named);
    }

    private static String boundaryOf(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (type == null) {
            throw MALFORMED_FORM.because(
                    "There is no Content-Type. Send a form, or the file itself as"
                            + " application/octet-stream with a Content-Disposition that names it.");
        }
        // The parameters of both headers are written alike.
        String boundary = ContentDisposition.parse(type).parameters().get("boundary");
        if (boundary == null) {
            throw MALFORMED_FORM.because("The Content-Type names no boundary.");
        }
        return boundary;
    }

    private static @Nullable Long lengthOf(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? null : Long.valueOf(length);
    }
}
