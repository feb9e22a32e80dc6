package io.phonelog.upload.transfer;

/** A step of a transfer that lasts: in the books or in the object store. */
public enum Effect {
    LEASE,
    BEGIN_PARTS,
    NOTE_PARTS,
    RESERVE,
    SEND_PART,
    COMMIT,
    RELEASE,
    JOIN_PARTS,
    PUBLISH
}
