package io.phonelog.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;

import io.phonelog.parser.sample.SampleLayout;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;

@ExtendWith(RunningStack.Extension.class)
class ResumableUploadIT {
    private static final byte[] NOTHING = {};
    private static final String TUS = "Tus-Resumable";
    private static final String VERSION = "1.0.0";

    @ParameterizedTest
    @ValueSource(strings = {"upload-service", "s3", "postgres"})
    void whatTusAcknowledgedOutlivesAKilled(String part, RunningStack stack) {
        Client analyst = stack.as("analyst");
        PhoneRecords file = PhoneRecords.of(SampleLayout.T_MOBILE, 40_000, 51, 0);
        byte[] content = file.content();
        String url = create(analyst, content.length);
        int half = content.length / 2;
        patch(analyst, url, 0, Arrays.copyOf(content, half)).expect(204);
        int restarts = stack.restarts(part);

        stack.kill(part);
        stack.awaitBack(part, restarts);

        assertThat(offset(analyst, url)).isEqualTo(half);
        patch(analyst, url, half, Arrays.copyOfRange(content, half, content.length)).expect(204);
        assertThat(offset(analyst, url)).isEqualTo(content.length);
        String id = url.substring(url.lastIndexOf('/') + 1);
        JsonNode upload = analyst.awaitStored(id);
        JsonNode done = analyst.awaitJob(upload.path("jobId").asText(), "completed");
        assertThat(done.at("/rows/stored").asLong()).isEqualTo(file.events());
    }

    @Test
    void chunksComeInAnyOrder(RunningStack stack) {
        Client analyst = stack.as("analyst");
        PhoneRecords file = PhoneRecords.of(SampleLayout.T_MOBILE, 120_000, 52, 0);
        byte[] content = file.content();
        JsonNode session =
                analyst.post(
                                "/parser/upload/session",
                                "{\"filename\":\"chunks.csv\",\"size\":%d,\"chunkSize\":5242880}"
                                        .formatted(content.length))
                        .expect(201)
                        .body();
        String id = session.path("id").asText();
        int size = session.path("chunkSize").asInt();
        int count = session.path("chunkCount").asInt();
        assertThat(count).isGreaterThan(1);

        for (int chunk = count - 1; chunk >= 0; chunk--) {
            byte[] bytes =
                    Arrays.copyOfRange(
                            content, chunk * size, Math.min(content.length, (chunk + 1) * size));
            analyst.call(
                            "PUT",
                            "/parser/upload/chunk/" + id + "/" + chunk,
                            bytes,
                            "Content-Type",
                            "application/octet-stream")
                    .expect(204);
        }

        String job =
                analyst.post("/parser/upload/session/" + id + "/complete")
                        .expect(202)
                        .body()
                        .at("/job/id")
                        .asText();
        assertThat(analyst.awaitJob(job, "completed").at("/rows/stored").asLong())
                .isEqualTo(file.events());
    }

    private static String create(Client client, int length) {
        String name = Base64.getEncoder().encodeToString("resumed.csv".getBytes());
        return client.call(
                        "POST",
                        "/parser/upload/tus",
                        NOTHING,
                        TUS,
                        VERSION,
                        "Upload-Length",
                        Integer.toString(length),
                        "Upload-Metadata",
                        "filename " + name)
                .expect(201)
                .http()
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    private static Client.Answer patch(Client client, String url, int offset, byte[] bytes) {
        return client.call(
                "PATCH",
                url,
                bytes,
                TUS,
                VERSION,
                "Upload-Offset",
                Integer.toString(offset),
                "Content-Type",
                "application/offset+octet-stream");
    }

    private static int offset(Client client, String url) {
        // The gateway, or the pool of connections, may still hold some to what was killed.
        return await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> client.call("HEAD", url, NOTHING, TUS, VERSION),
                        answer -> answer.status() == 200)
                .http()
                .headers()
                .firstValueAsLong("Upload-Offset")
                .stream()
                .mapToInt(Math::toIntExact)
                .findFirst()
                .orElseThrow();
    }
}
