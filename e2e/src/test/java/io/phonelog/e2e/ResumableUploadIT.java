package io.phonelog.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.phonelog.parser.sample.SampleLayout;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(RunningStack.Extension.class)
class ResumableUploadIT {
    @ParameterizedTest
    @ValueSource(strings = {"upload-service", "s3", "postgres"})
    void whatTusAcknowledgedOutlivesAKilled(String part, RunningStack stack) {
        Client analyst = stack.as("analyst");
        PhoneRecords file = PhoneRecords.of(SampleLayout.T_MOBILE, 40_000, 51, 0);
        byte[] content = file.content();
        TusUpload upload = TusUpload.create(analyst, "resumed.csv", content);
        int half = content.length / 2;
        upload.patch(analyst, 0, half).expect(204);
        int restarts = stack.restarts(part);

        stack.kill(part);
        stack.awaitBack(part, restarts);

        assertThat(upload.offset(analyst)).isEqualTo(half);
        upload.finish(analyst);
        assertThat(upload.offset(analyst)).isEqualTo(content.length);
        JsonNode stored = analyst.awaitStored(upload.id());
        JsonNode done = analyst.awaitJob(stored.path("jobId").asText(), "completed");
        assertThat(done.at("/rows/stored").asLong()).isEqualTo(file.events());
    }

    @Test
    void chunksComeInAnyOrder(RunningStack stack) {
        Client analyst = stack.as("analyst");
        PhoneRecords file = PhoneRecords.of(SampleLayout.T_MOBILE, 120_000, 52, 0);
        byte[] content = file.content();
        ChunkedUpload upload = ChunkedUpload.create(analyst, "chunks.csv", content);
        assertThat(upload.count()).isGreaterThan(1);

        for (int chunk = upload.count() - 1; chunk >= 0; chunk--) {
            upload.send(analyst, chunk).expect(204);
        }

        String job = upload.complete(analyst);
        assertThat(analyst.awaitJob(job, "completed").at("/rows/stored").asLong())
                .isEqualTo(file.events());
    }
}
