package io.phonelog.upload.transfer;

import static io.phonelog.upload.UploadProblem.TAKEN_OVER;

import io.phonelog.platform.problem.Problem;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * The numbers of a file's parts in the object store, and who may use them. Writers follow each
 * other: each gets the next fence, and from then on nothing of the one before is taken. That one
 * may still be sending, so what it has reserved is never used again.
 */
@Embeddable
class PartNumbers {
    /** How many numbers a writer may use before it says so. */
    static final int WINDOW = 4;

    private long fence;

    @Column(name = "last_part")
    private int last;

    @Column(name = "reserved_part")
    private int reserved;

    /** The next writer begins, after all that the one before may have used. */
    void pass() {
        fence++;
        last = Math.max(last, reserved);
        reserved = last + WINDOW;
    }

    /** Nobody writes until somebody takes over, if anybody does now. */
    void revoke() {
        if (reserved > last) {
            fence++;
        }
    }

    /** Refuses a writer that another has followed. */
    void require(long writer) {
        if (fence != writer) {
            throw takenOver();
        }
    }

    static Problem takenOver() {
        return TAKEN_OVER.because("Another request goes on with this upload.");
    }

    /** The writer is going to use numbers up to this one. */
    void reserve(int number) {
        reserved = Math.max(reserved, number);
    }

    /** A part is stored under this number. */
    void use(int number) {
        last = number;
    }

    /** What the writer has used is recorded; it goes on. */
    void goOn() {
        reserve(last + WINDOW);
    }

    /** Nothing more is under way. */
    void settle() {
        reserved = last;
    }

    long fence() {
        return fence;
    }

    int last() {
        return last;
    }

    int reserved() {
        return reserved;
    }
}
