package io.phonelog.upload.transfer;

/** How far a transfer is. */
public enum TransferState {
    /** Bytes are missing. */
    OPEN,
    /** Every byte is acknowledged, but the file is not made yet: somebody will, come what may. */
    FULL,
    /** The file is made, and judged. */
    DONE
}
