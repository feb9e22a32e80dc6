package io.phonelog.upload.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.phonelog.contracts.Uuid7;
import io.phonelog.platform.problem.Problem;
import io.phonelog.test.Org;
import io.phonelog.upload.SendOptions;
import io.phonelog.upload.Upload;
import io.phonelog.upload.digest.Sha256State;
import io.phonelog.upload.storage.PartSizes;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

class TransferTest {
    private static final Instant NOW = Instant.parse("2026-01-01T10:00:00Z");
    private static final long PART = 8 << 20;

    private final Upload upload =
            new Upload(Uuid7.next(), Org.ACME.id(), "a.csv", SendOptions.NONE, "test", NOW);
    private final Transfer transfer =
            new Transfer(
                    upload,
                    new NewTransfer(
                            TransferKind.APPENDED,
                            "a.csv",
                            SendOptions.NONE,
                            false,
                            2 * PART,
                            PartSizes.ofLength(2 * PART, PART),
                            null,
                            null,
                            null,
                            List.of()),
                    NOW,
                    NOW);

    @Test
    void takesNothingOfAWriterThatWasReplaced() {
        Lease first = lease(0);
        lease(0);
        assertThatThrownBy(() -> transfer.commit(first.fence(), part(first), false, NOW))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("Another request");
        assertThat(transfer.received()).isZero();
    }

    @Test
    void takesNothingOfAWriterThatWasRevoked() {
        Lease first = lease(0);
        transfer.revoke();
        assertThatThrownBy(() -> transfer.reserve(first.fence(), 9)).isInstanceOf(Problem.class);
    }

    @Test
    void givesAWriterNoNumberThatTheOneBeforeMayBeUsing() {
        Lease first = lease(0);
        assertThat(lease(0).nextPart()).isGreaterThan(first.reserved());
    }

    @Test
    void givesTheNumbersAgainThatAWriterHasNotUsedAtItsEnd() {
        Lease first = lease(0);
        transfer.commit(first.fence(), part(first), true, NOW);
        assertThat(lease(PART).nextPart()).isEqualTo(first.nextPart() + 1);
    }

    @Test
    void neverTakesBackWhatWasAcknowledged() {
        Lease lease = lease(0);
        transfer.commit(lease.fence(), part(lease), false, NOW);
        Checkpoint back = new Checkpoint(List.of(), List.of(), 1, Sha256State.START);
        assertThatThrownBy(() -> transfer.commit(lease.fence(), back, true, NOW))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> lease(0)).isInstanceOf(Problem.class);
        assertThat(transfer.received()).isEqualTo(PART);
    }

    private Lease lease(long position) {
        transfer.lease(TransferKind.APPENDED, position, NOW);
        return transfer.toLease(upload, Long.MAX_VALUE);
    }

    private static Checkpoint part(Lease lease) {
        return new Checkpoint(
                new Checkpoint.Part(lease.nextPart(), PART, "etag"), PART, Sha256State.START);
    }
}
