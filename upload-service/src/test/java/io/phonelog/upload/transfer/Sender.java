package io.phonelog.upload.transfer;

import io.phonelog.platform.access.Caller;
import io.phonelog.platform.tenancy.Transactions;
import io.phonelog.test.Org;
import io.phonelog.upload.SendOptions;
import io.phonelog.upload.storage.PartSizes;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Sends to transfers of one tenant as a protocol does, without one. */
@ApplicationScoped
class Sender {
    static final UUID ORG = Org.ACME.id();

    private static final int SMALLEST_PART = 8 << 20;
    private static final int LONGEST = 1 << 30;

    private final Transactions transactions;
    private final Creation creation;
    private final Appenders appenders;

    Sender(Transactions transactions, Creation creation, Appenders appenders) {
        this.transactions = transactions;
        this.creation = creation;
        this.appenders = appenders;
    }

    /**
     * Begins a file and sends the first bytes of it.
     *
     * @param length of the whole file; null when that is not known yet
     */
    UUID send(String name, @Nullable Long length, byte[] first) throws Exception {
        UUID id = begin(name, length);
        await(
                () ->
                        appenders
                                .open(TransferKind.APPENDED, ORG, id, 0, null, false)
                                .chain(
                                        appender ->
                                                appender.write(ByteBuffer.wrap(first))
                                                        .chain(appender::finish)));
        return id;
    }

    private UUID begin(String name, @Nullable Long length) throws Exception {
        var parts =
                length == null
                        ? PartSizes.upTo(LONGEST, SMALLEST_PART)
                        : PartSizes.ofLength(length, SMALLEST_PART);
        var wanted =
                new NewTransfer(
                        TransferKind.APPENDED,
                        name,
                        SendOptions.NONE,
                        false,
                        length,
                        parts,
                        null,
                        null,
                        null,
                        List.of());
        var caller = new Caller(ORG, "test");
        return await(() -> transactions.inTenant(ORG, () -> creation.create(caller, wanted)))
                .upload()
                .id();
    }

    /** Waits for work that a service would leave to the event loop. */
    static <T> T await(Supplier<Uni<T>> work) throws Exception {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (Exception e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
