package io.phonelog.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

class EmbeddedStackTest {
    @Test
    void postgresCanBeTakenAwayAndGivenBackOnTheSamePort() throws Exception {
        Map<String, String> settings = EmbeddedStack.startParts(List.of(StackPart.POSTGRES));
        try (Connection connection = connect(settings)) {
            assertThat(connection.isValid(1)).isTrue();
        }
        EmbeddedStack.stopPostgres();
        assertThatThrownBy(() -> connect(settings)).isInstanceOf(SQLException.class);
        EmbeddedStack.startPostgres();
        try (Connection connection = connect(settings)) {
            assertThat(connection.getSchema()).isEqualTo("job");
        }
    }

    @Test
    void askingAgainGivesTheSameComponent() {
        assertThat(EmbeddedStack.startParts(List.of(StackPart.S3)))
                .isEqualTo(EmbeddedStack.startParts(List.of(StackPart.S3)))
                .containsKeys("phonelog.s3.endpoint", "phonelog.s3.secret-key");
    }

    private static Connection connect(Map<String, String> settings) throws SQLException {
        String url =
                "jdbc:postgresql://%s:%s/%s"
                        .formatted(
                                settings.get("phonelog.postgres.host"),
                                settings.get("phonelog.postgres.port"),
                                settings.get("phonelog.postgres.database"));
        return DriverManager.getConnection(
                url, "phonelog_job", settings.get("phonelog.postgres.password"));
    }
}
