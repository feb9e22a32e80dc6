package io.phonelog.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.phonelog.contracts.Topics;
import io.phonelog.stack.kafka.KafkaServer;
import io.phonelog.stack.postgres.Passwords;
import io.phonelog.stack.postgres.PostgresServer;
import io.phonelog.stack.process.Component;
import io.phonelog.stack.process.Installation;
import io.phonelog.stack.process.Ports;
import io.phonelog.stack.process.Running;
import io.phonelog.stack.s3.ObjectStore;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/** The real components, started from the jars that the build left. */
class EmbeddedComponentsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String PASSWORD = "test-password";
    private static final int PART = 5 * 1024 * 1024;

    private final Installation installation = Installation.fromSystemProperty();

    @TempDir Path home;

    @Test
    void postgresKeepsServicesApartAndSurvivesARestart() throws Exception {
        int port = Ports.free();
        Component postgres =
                new PostgresServer(
                        installation,
                        home.resolve("postgres"),
                        port,
                        Passwords.same(PASSWORD),
                        true);
        try (Running running = Running.start(postgres, home, PATIENCE)) {
            assertThat(running.pid()).isPresent();
            try (Connection owner = connect(port, "phonelog_job_owner");
                    Connection service = connect(port, "phonelog_job")) {
                execute(owner, "CREATE TABLE kept (org text)");
                execute(owner, "ALTER TABLE kept ENABLE ROW LEVEL SECURITY");
                execute(
                        owner,
                        "CREATE POLICY all_tenants ON kept TO phonelog_job_background USING (true)");
                assertThatThrownBy(() -> execute(service, "INSERT INTO kept VALUES ('acme')"))
                        .hasMessageContaining("row-level security");
                execute(service, "SET ROLE phonelog_job_background");
                execute(service, "INSERT INTO kept VALUES ('acme')");
            }
            try (Connection other = connect(port, "phonelog_upload")) {
                assertThatThrownBy(() -> execute(other, "SELECT * FROM job.kept"))
                        .hasMessageContaining("permission denied");
            }
        }
        assertThat(Ports.answers(port)).isFalse();
        try (Running again = Running.start(postgres, home, PATIENCE);
                Connection owner = connect(port, "phonelog_job")) {
            assertThat(again.pid()).isPresent();
            execute(owner, "SET ROLE phonelog_job_background");
            assertThat(execute(owner, "SELECT * FROM kept")).isTrue();
        }
    }

    @Test
    void kafkaHasEveryTopicOfTheContractsAndNoOther() throws Exception {
        int port = Ports.free();
        Component kafka =
                new KafkaServer(installation, home.resolve("kafka"), port, Ports.free(), 256);
        try (Running running = Running.start(kafka, home, PATIENCE);
                Admin admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + port))) {
            assertThat(running.pid()).isPresent();
            assertThat(admin.listTopics().names().get())
                    .containsExactlyInAnyOrderElementsOf(
                            Topics.all().stream().map(Topics.Topic::name).toList());
            TopicDescription chunks =
                    admin.describeTopics(java.util.List.of(Topics.PARSE_CHUNKS))
                            .allTopicNames()
                            .get()
                            .get(Topics.PARSE_CHUNKS);
            assertThat(chunks.partitions()).hasSizeGreaterThan(1);
            ConfigResource control =
                    new ConfigResource(ConfigResource.Type.TOPIC, Topics.JOBS_CONTROL);
            assertThat(
                            admin.describeConfigs(java.util.List.of(control))
                                    .all()
                                    .get()
                                    .get(control)
                                    .get("cleanup.policy")
                                    .value())
                    .isEqualTo("compact,delete");
        }
        assertThat(Ports.answers(port)).isFalse();
    }

    @Test
    void objectStoreTakesMultipartUploadsGivesRangesAndRefusesStrangers() {
        ObjectStore store =
                new ObjectStore(
                        installation, home.resolve("s3"), Ports.free(), "access", "secret-key");
        try (Running running = Running.start(store, home, PATIENCE);
                S3Client s3 = client(store, "secret-key");
                S3Client stranger = client(store, "guessed-key")) {
            assertThat(running.pid()).isPresent();
            uploadInTwoParts(s3);
            assertThat(
                            s3.getObjectAsBytes(
                                            r ->
                                                    r.bucket(ObjectStore.BUCKET)
                                                            .key("a/b")
                                                            .range(
                                                                    "bytes="
                                                                            + (PART - 2)
                                                                            + "-"
                                                                            + PART))
                                    .asUtf8String())
                    .isEqualTo("xxy");
            assertThatThrownBy(() -> stranger.listObjectsV2(r -> r.bucket(ObjectStore.BUCKET)))
                    .isInstanceOf(S3Exception.class);
        }
    }

    private static void uploadInTwoParts(S3Client s3) {
        String id =
                s3.createMultipartUpload(r -> r.bucket(ObjectStore.BUCKET).key("a/b")).uploadId();
        CompletedPart first = part(s3, id, 1, "x".repeat(PART));
        CompletedPart second = part(s3, id, 2, "y");
        s3.completeMultipartUpload(
                r ->
                        r.bucket(ObjectStore.BUCKET)
                                .key("a/b")
                                .uploadId(id)
                                .multipartUpload(m -> m.parts(first, second)));
    }

    private static CompletedPart part(S3Client s3, String id, int number, String content) {
        String tag =
                s3.uploadPart(
                                r ->
                                        r.bucket(ObjectStore.BUCKET)
                                                .key("a/b")
                                                .uploadId(id)
                                                .partNumber(number),
                                RequestBody.fromString(content))
                        .eTag();
        return CompletedPart.builder().partNumber(number).eTag(tag).build();
    }

    private static S3Client client(ObjectStore store, String secret) {
        return S3Client.builder()
                .endpointOverride(URI.create(store.endpoint()))
                .region(Region.of(ObjectStore.REGION))
                .forcePathStyle(true)
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create("access", secret)))
                .build();
    }

    private static Connection connect(int port, String user) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/phonelog", user, PASSWORD);
    }

    private static boolean execute(Connection connection, String sql) throws SQLException {
        try (java.sql.Statement statement = connection.createStatement()) {
            return statement.execute(sql) && statement.getResultSet().next();
        }
    }
}
