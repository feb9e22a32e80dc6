package io.phonelog.event.pace;

import java.sql.SQLException;

/** A piece of work that knows how long it took, without what it waited for. */
final class Piece<T> implements BackgroundPace.Work<T> {
    private final BackgroundPace.Work<T> work;
    private long nanos;

    Piece(BackgroundPace.Work<T> work) {
        this.work = work;
    }

    @Override
    public T run() throws SQLException {
        long begun = System.nanoTime();
        try {
            return work.run();
        } finally {
            nanos = System.nanoTime() - begun;
        }
    }

    /** 0 before it is done. */
    long nanos() {
        return nanos;
    }
}
