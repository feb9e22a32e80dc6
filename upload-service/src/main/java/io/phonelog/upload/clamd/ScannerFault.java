package io.phonelog.upload.clamd;

import java.io.IOException;

/**
 * Nothing was learned about a file: what is wrong is the scanner, or the way to it or to the file.
 */
public final class ScannerFault extends IOException {
    private static final long serialVersionUID = 1;

    public ScannerFault(String message) {
        super(message);
    }

    public ScannerFault(String message, Throwable cause) {
        super(message, cause);
    }
}
