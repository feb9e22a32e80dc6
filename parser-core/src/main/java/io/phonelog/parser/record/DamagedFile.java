package io.phonelog.parser.record;

import java.io.IOException;

/** What follows in a file cannot be read, however often it is tried. */
public final class DamagedFile extends IOException {
    private static final long serialVersionUID = 1L;

    private final RecordFault fault;

    public DamagedFile(RecordFault fault, Throwable cause) {
        super(fault.code(), cause);
        this.fault = fault;
    }

    public DamagedFile(RecordFault fault) {
        super(fault.code());
        this.fault = fault;
    }

    public RecordFault fault() {
        return fault;
    }
}
