package io.phonelog.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.phonelog.parser.sample.SampleLayout;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;
import java.util.stream.IntStream;

/** Parts are killed without warning; every row must still be there once. */
@ExtendWith(RunningStack.Extension.class)
class CrashIT {
    private static final long ROWS = 150_000;

    @Test
    void aWorkerKilledInMidFileCostsNothing(RunningStack stack) {
        assertSurvives(stack, "parser-worker", 21);
    }

    @Test
    void jobServiceKilledInMidJobCostsNothing(RunningStack stack) {
        assertSurvives(stack, "job-service", 22);
    }

    @Test
    void eventServiceKilledInMidLoadCostsNothing(RunningStack stack) {
        assertSurvives(stack, "event-service", 23);
    }

    @Test
    void kafkaKilledUnderLoadLosesNothing(RunningStack stack) {
        Client analyst = stack.as("analyst");
        List<PhoneRecords> files =
                IntStream.range(0, 4)
                        .mapToObj(
                                i -> PhoneRecords.of(SampleLayout.T_MOBILE, 20_000, 40 + i, 0.001))
                        .toList();
        List<String> jobs =
                files.stream().map(file -> analyst.uploadJob("load.csv", file.content())).toList();
        int restarts = stack.restarts("kafka");

        stack.kill("kafka");
        stack.awaitBack("kafka", restarts);

        for (int i = 0; i < jobs.size(); i++) {
            assertComplete(analyst.awaitJob(jobs.get(i), "completed"), files.get(i));
            assertThat(MainPathIT.eventIds(analyst, jobs.get(i)))
                    .hasSize((int) files.get(i).events());
        }
    }

    private static void assertSurvives(RunningStack stack, String part, long seed) {
        Client analyst = stack.as("analyst");
        PhoneRecords file = PhoneRecords.of(SampleLayout.ASTERISK, ROWS, seed, 0.002);
        String job = analyst.uploadJob("Master.csv", file.content());
        analyst.awaitJob(job, j -> j.path("state").asText().equals("running"));
        int restarts = stack.restarts(part);

        stack.kill(part);
        stack.awaitBack(part, restarts);

        assertComplete(analyst.awaitJob(job, "completed"), file);
        JsonNode events = analyst.get("/events?limit=1&jobId=" + job).expect(200).body();
        assertThat(events.at("/page/total/value").asLong(events.at("/page/total").asLong()))
                .isGreaterThanOrEqualTo(10_000);
    }

    private static void assertComplete(JsonNode job, PhoneRecords file) {
        assertThat(job.at("/rows/parsed").asLong()).isEqualTo(file.events());
        assertThat(job.at("/rows/stored").asLong()).isEqualTo(file.events());
        assertThat(job.at("/rows/rejected").asLong()).isEqualTo(file.broken());
    }
}
