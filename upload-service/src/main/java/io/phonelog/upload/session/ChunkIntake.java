package io.phonelog.upload.session;

import static io.phonelog.upload.UploadProblem.CHUNK_SIZE;
import static io.phonelog.upload.UploadProblem.UPLOAD_NOT_FOUND;

import io.phonelog.platform.access.Caller;
import io.phonelog.platform.problem.Problem;
import io.phonelog.upload.Ending;
import io.phonelog.upload.detect.Detector;
import io.phonelog.upload.detect.Finding.Refused;
import io.phonelog.upload.digest.ContentDigest;
import io.phonelog.upload.intake.ActiveUploads;
import io.phonelog.upload.intake.RequestBodies;
import io.phonelog.upload.intake.RequestBody;
import io.phonelog.upload.storage.PartBuffer;
import io.phonelog.upload.transfer.Chunk;
import io.phonelog.upload.transfer.ChunkPlan;
import io.phonelog.upload.transfer.Chunks;
import io.phonelog.upload.transfer.TransferKind;
import io.phonelog.upload.transfer.TransferLedger;
import io.phonelog.upload.transfer.TransferLedger.Found;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.UUID;

/**
 * Takes the body of a request for a chunk. It is held in memory until it is known to have the right
 * size and digest: of another nothing ever reaches the object store.
 */
@ApplicationScoped
class ChunkIntake {
    private final CurrentIdentityAssociation identity;
    private final TransferLedger ledger;
    private final Chunks chunks;
    private final Detector detector;
    private final ActiveUploads active;
    private final RequestBodies bodies;

    ChunkIntake(
            CurrentIdentityAssociation identity,
            TransferLedger ledger,
            Chunks chunks,
            Detector detector,
            ActiveUploads active,
            RequestBodies bodies) {
        this.identity = identity;
        this.ledger = ledger;
        this.chunks = chunks;
        this.detector = detector;
        this.active = active;
        this.bodies = bodies;
    }

    Uni<Void> take(UUID session, int index, HttpServerRequest request) {
        ContentDigest digest = ContentDigest.parse(request.headers().getAll(ContentDigest.HEADER));
        RequestBody body = bodies.of(request);
        active.enter();
        return identity.getDeferredIdentity()
                .map(Caller::of)
                .chain(caller -> ledger.look(caller.orgId(), session))
                .chain(
                        found -> {
                            long size = sizeOf(found, index);
                            refuseOtherLength(request, size);
                            return read(body, size, digest)
                                    .map(bytes -> chunk(found, index, digest, bytes))
                                    .chain(
                                            chunk ->
                                                    chunks.store(
                                                            chunk,
                                                            () -> refuseContent(found, chunk)));
                        })
                .onTermination()
                .invoke(
                        () -> {
                            active.leave();
                            body.discard();
                        });
    }

    private static long sizeOf(Found found, int index) {
        if (found.transfer().kind() != TransferKind.CHUNKED) {
            throw UPLOAD_NOT_FOUND.because("There is no such session.");
        }
        return ChunkPlan.of(found.transfer()).sizeOf(index);
    }

    private static void refuseOtherLength(HttpServerRequest request, long size) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && Long.parseLong(length) != size) {
            throw otherSize(size);
        }
    }

    private static Uni<PartBuffer> read(RequestBody body, long size, ContentDigest digest) {
        PartBuffer bytes = new PartBuffer();
        return body.read(
                        piece -> {
                            digest.update(piece);
                            bytes.fill(piece, size);
                            if (piece.hasRemaining()) {
                                throw otherSize(size);
                            }
                            return Uni.createFrom().item(true);
                        })
                .replaceWith(bytes);
    }

    private static Chunk chunk(Found found, int index, ContentDigest digest, PartBuffer bytes) {
        long size = sizeOf(found, index);
        if (bytes.size() != size) {
            throw otherSize(size);
        }
        return new Chunk(
                found.upload().orgId(),
                found.upload().id(),
                index,
                size,
                digest.verified(),
                bytes.blocks());
    }

    /** The first chunk shows what the file is: the others need not come when it is none of ours. */
    private Uni<Void> refuseContent(Found found, Chunk chunk) {
        if (chunk.index() > 0) {
            return Uni.createFrom().voidItem();
        }
        byte[] head = new byte[(int) Math.min(Detector.HEAD, chunk.size())];
        chunk.bytes().get(0).duplicate().get(head);
        if (!(detector.look(head) instanceof Refused refused)) {
            return Uni.createFrom().voidItem();
        }
        Problem why = refused.problem().because(refused.advice());
        return chunks.refuse(found.upload(), new Ending(why.type().name(), why.detail()))
                .onItem()
                .failWith(() -> why);
    }

    private static Problem otherSize(long size) {
        return CHUNK_SIZE.because("It must have %d bytes.".formatted(size));
    }
}
