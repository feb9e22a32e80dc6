package io.phonelog.upload.transfer;

/** How the bytes of a file come together. */
public enum TransferKind {
    /** In order, by one writer at a time. */
    APPENDED,
    /** As chunks in any order, by any number of writers. */
    CHUNKED,
    /** From other transfers that are whole. */
    ASSEMBLED
}
