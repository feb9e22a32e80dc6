package io.phonelog.stack.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** Gives every service its schema and its roles, by {@code service-role.sql}. */
public final class ServiceRoles {
    /** One schema each. parser-worker keeps nothing and so has none. */
    static final List<String> SERVICES =
            List.of("upload", "job", "template", "event", "notification", "monitoring");

    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_-]{8,}");

    private ServiceRoles() {}

    /** As a superuser, to the database that the connection leads to; again as often as wanted. */
    public static void apply(Connection connection, Passwords passwords)
            throws SQLException, IOException {
        run(connection, resource("database.sql"), Map.of());
        String template = resource("service-role.sql");
        for (String service : SERVICES) {
            run(
                    connection,
                    template,
                    Map.of(
                            "@service@", service,
                            "@password@", literal(passwords.of(service)),
                            "@owner_password@", literal(passwords.ofOwner(service))));
        }
    }

    private static void run(Connection connection, String sql, Map<String, String> values)
            throws SQLException {
        String filled = sql;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace(value.getKey(), value.getValue());
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(filled);
        }
    }

    private static String literal(String password) {
        if (!SAFE.matcher(password).matches()) {
            throw new IllegalArgumentException(
                    "A database password is 8 or more of A-Z a-z 0-9 _ -");
        }
        return "'" + password + "'";
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = ServiceRoles.class.getResourceAsStream("/postgres/" + name)) {
            return new String(
                    Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
