package io.phonelog.upload.transfer;

import io.phonelog.upload.digest.Sha256State;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** The digest of a file from its start, as far as its bytes were seen in order. */
@Embeddable
class DigestedStart {
    @Column(name = "digest_state")
    private byte[] state = Sha256State.START.encoded();

    @Column(name = "digested")
    private long length;

    /** It has seen all bytes up to here. */
    void reach(long to, Sha256State digest) {
        length = to;
        state = digest.encoded();
    }

    /** It has seen bytes from one place to another; nothing changes when it was elsewhere. */
    void goOn(long from, long to, Sha256State digest) {
        if (length == from) {
            reach(to, digest);
        }
    }

    long length() {
        return length;
    }

    Sha256State state() {
        return Sha256State.of(state);
    }
}
