package io.phonelog.platform.messaging;

import com.fasterxml.jackson.core.JacksonException;

import io.vertx.core.VertxException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.impl.NoStackTraceThrowable;

import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/** Tells a failure that passes (a broker or database that is away) from one that does not. */
public final class Transient {
    /**
     * SQLSTATE classes that pass: connection, transaction rollback, resources, operator
     * intervention, system error.
     */
    private static final Set<String> SQL_CLASSES = Set.of("08", "40", "53", "57", "58");

    /** What a primary answers that has become a standby. */
    private static final String READ_ONLY_STANDBY = "25006";

    private static final int DEEPEST_CAUSE = 12;

    private Transient() {}

    public static boolean is(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (passes(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean passes(Throwable cause) {
        if (cause instanceof SQLException sql) {
            return ofPassingClass(sql.getSQLState());
        }
        // The reactive driver's exceptions are not SQLExceptions and not on every class path.
        if (cause.getClass().getName().equals("io.vertx.pgclient.PgException")) {
            return ofPassingClass(sqlStateOf(cause));
        }
        // Jackson's exceptions are IOExceptions too, but bytes that are no JSON stay so.
        return (cause instanceof IOException && !(cause instanceof JacksonException))
                || cause instanceof TimeoutException
                || cause instanceof io.smallrye.mutiny.TimeoutException
                || cause instanceof RetriableException
                || cause.getClass().getName().equals("io.vertx.sqlclient.ClosedConnectionException")
                || ofTheReactivePool(cause);
    }

    /** The pool and its connections fail with little more than a word. */
    private static boolean ofTheReactivePool(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return (cause instanceof VertxException && message.contains("closed"))
                || (cause instanceof NoStackTraceThrowable && message.equals("Timeout"))
                || cause instanceof ConnectionPoolTooBusyException;
    }

    private static boolean ofPassingClass(@Nullable String sqlState) {
        return sqlState != null
                && sqlState.length() == 5
                && (SQL_CLASSES.contains(sqlState.substring(0, 2))
                        || sqlState.equals(READ_ONLY_STANDBY));
    }

    private static @Nullable String sqlStateOf(Throwable pgException) {
        try {
            return (String) pgException.getClass().getMethod("getSqlState").invoke(pgException);
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }
}
