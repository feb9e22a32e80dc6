package io.phonelog.stack.postgres;

import io.phonelog.stack.process.Component;
import io.phonelog.stack.process.Installation;
import io.phonelog.stack.process.Launch;
import io.phonelog.stack.process.Ports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Postgres with the database {@code phonelog} and a schema and roles for every service. */
public final class PostgresServer implements Component {
    public static final String NAME = "postgres";
    public static final String DATABASE = "phonelog";

    private static final String SUPERUSER = "postgres";

    /** In seconds, so that a server that takes connections and says nothing is asked again. */
    private static final String IMPATIENT = "?connectTimeout=1&socketTimeout=5";

    private final Installation installation;
    private final Path data;
    private final int port;
    private final Passwords passwords;
    private final boolean durable;

    /**
     * @param data the cluster's directory, created when absent
     * @param durable false skips fsync: faster, and lost when the machine stops
     */
    public PostgresServer(
            Installation installation, Path data, int port, Passwords passwords, boolean durable) {
        this.installation = installation;
        this.data = data.toAbsolutePath();
        this.port = port;
        this.passwords = passwords;
        this.durable = durable;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void prepare() throws IOException {
        Path programs = PostgresBinaries.unpacked(installation);
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            initialise(programs);
        }
        try (InputStream in = getClass().getResourceAsStream("/postgres/postgresql.conf")) {
            Files.copy(
                    Objects.requireNonNull(in, "postgresql.conf is part of this jar"),
                    data.resolve("postgresql.conf"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        clearAfterKill(data);
    }

    /**
     * Takes away what a kill -9 left in a cluster. Our own lock on the stack's directory says that
     * no other Postgres runs here, so what still works on it is an orphan, and the process id in
     * the file may by now belong to someone else.
     */
    void clearAfterKill(Path cluster) throws IOException {
        Orphans.end(program(), cluster);
        Files.deleteIfExists(cluster.resolve("postmaster.pid"));
    }

    @Override
    public Launch launch() {
        return launch(data, port);
    }

    /** The program over a cluster: ours, or a copy of it. */
    Launch launch(Path cluster, int at) {
        List<String> command = unprivileged();
        command.addAll(List.of(program().toString(), "-D", cluster.toString(), "-p", "" + at));
        if (!durable) {
            command.addAll(List.of("-F", "-c", "full_page_writes=off"));
        }
        return new Launch(command, Map.of(), Launch.Signal.INT, Duration.ofSeconds(30));
    }

    @Override
    public boolean ready() {
        return ready(port);
    }

    /** Whether the one at that port takes queries: ours, or a copy of it. */
    boolean ready(int at) {
        if (!Ports.answers(at)) {
            return false;
        }
        try (Connection connection = connect(SUPERUSER, at, IMPATIENT)) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false; // still starting up, or not yet consistent
        }
    }

    @Override
    public void complete() throws IOException {
        try {
            try (Connection connection = connect(SUPERUSER);
                    Statement statement = connection.createStatement()) {
                boolean exists =
                        statement
                                .executeQuery(
                                        "SELECT FROM pg_database WHERE datname = '"
                                                + DATABASE
                                                + "'")
                                .next();
                if (!exists) {
                    statement.execute("CREATE DATABASE " + DATABASE);
                }
            }
            try (Connection connection = connect(DATABASE)) {
                ServiceRoles.apply(connection, passwords);
            }
        } catch (SQLException e) {
            throw new IOException("roles and schemas could not be created: " + e.getMessage(), e);
        }
    }

    private Connection connect(String database) throws SQLException {
        return connect(database, port);
    }

    /** As the superuser, to ours or to a copy of it. */
    Connection connect(String database, int at) throws SQLException {
        return connect(database, at, "");
    }

    private Connection connect(String database, int at, String options) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + at + "/" + database + options,
                SUPERUSER,
                passwords.ofSuperuser());
    }

    private Path program() {
        return installation.beside("postgres").resolve("bin/postgres");
    }

    Path data() {
        return data;
    }

    /** How a standby finds us. */
    String conninfo() {
        return "host=127.0.0.1 port=%d user=%s password=%s"
                .formatted(port, SUPERUSER, passwords.ofSuperuser());
    }

    private void initialise(Path programs) throws IOException {
        Files.createDirectories(data.getParent());
        Path passwordFile = Files.createTempFile(data.getParent(), "superuser", ".password");
        try {
            Files.writeString(passwordFile, passwords.ofSuperuser());
            List<String> command = unprivileged();
            command.addAll(
                    List.of(
                            programs.resolve("bin/initdb").toString(),
                            "--pgdata=" + data,
                            "--username=" + SUPERUSER,
                            "--pwfile=" + passwordFile,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale-provider=builtin",
                            "--locale=C.UTF-8",
                            "--no-sync"));
            Process initdb = new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(initdb.getInputStream().readAllBytes());
            if (initdb.waitFor() != 0) {
                throw new IOException("initdb failed: " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            Files.delete(passwordFile);
        }
    }

    /** Postgres refuses to run as root; in a user namespace of its own, root is nobody special. */
    private static List<String> unprivileged() {
        boolean root = System.getProperty("user.name").equals("root");
        return new ArrayList<>(root ? List.of("unshare", "-U") : List.of());
    }
}
