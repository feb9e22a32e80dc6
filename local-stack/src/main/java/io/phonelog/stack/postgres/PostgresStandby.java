package io.phonelog.stack.postgres;

import io.phonelog.stack.process.Component;
import io.phonelog.stack.process.Launch;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;

/**
 * A copy of a running Postgres that follows it and can be read (PostgreSQL manual, "Hot Standby").
 */
public final class PostgresStandby implements Component {
    private static final Set<String> NOT_COPIED = Set.of("postmaster.pid", "postmaster.opts");

    private final PostgresServer primary;
    private final Path data;
    private final int port;

    /**
     * @param primary has to run when this one is started first
     * @param data the copy's directory, created when absent
     */
    public PostgresStandby(PostgresServer primary, Path data, int port) {
        this.primary = primary;
        this.data = data.toAbsolutePath();
        this.port = port;
    }

    @Override
    public String name() {
        return "postgres-standby";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Set<String> needs() {
        return Set.of(PostgresServer.NAME);
    }

    @Override
    public void prepare() throws IOException {
        if (!Files.exists(data.resolve("standby.signal"))) {
            try (Connection connection = primary.connect("postgres", primary.port())) {
                copy(connection);
            } catch (SQLException e) {
                throw new IOException("no copy could be taken: " + e.getMessage(), e);
            }
        }
        primary.clearAfterKill(data);
    }

    /** PostgreSQL manual, "Making a Base Backup Using the Low Level API". */
    private void copy(Connection connection) throws IOException, SQLException {
        connection.createStatement().execute("select pg_backup_start('standby', true)");
        Files.walkFileTree(primary.data(), new Copying());
        ResultSet label =
                connection
                        .createStatement()
                        .executeQuery("select labelfile from pg_backup_stop(false)");
        label.next();
        Files.writeString(data.resolve("backup_label"), label.getString(1));
        Files.writeString(
                data.resolve("postgresql.auto.conf"),
                "primary_conninfo = '%s'%n".formatted(primary.conninfo()),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        Files.createFile(data.resolve("standby.signal"));
    }

    /** Files come and go in a running cluster; its log is fetched from it and not copied. */
    private final class Copying extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                throws IOException {
            Files.createDirectories(
                    copyOf(directory),
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            boolean log = file.startsWith(primary.data().resolve("pg_wal"));
            if (!log && !NOT_COPIED.contains(file.getFileName().toString())) {
                try {
                    Files.copy(file, copyOf(file));
                } catch (NoSuchFileException e) {
                    return FileVisitResult.CONTINUE;
                }
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }

        private Path copyOf(Path original) {
            return data.resolve(primary.data().relativize(original).toString());
        }
    }

    @Override
    public Launch launch() {
        return primary.launch(data, port);
    }

    @Override
    public boolean ready() {
        return primary.ready(port);
    }
}
