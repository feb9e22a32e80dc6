package io.phonelog.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.phonelog.parser.sample.SampleLayout;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

@ExtendWith(RunningStack.Extension.class)
class DuplicatesIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int ROWS = 8_000;

    @Test
    void whatTwoExportsBothHaveIsMarkedInTheLaterEvenIfEventServiceIsKilled(RunningStack stack) {
        Client analyst = stack.as("analyst");
        List<String> calls = lines(PhoneRecords.of(SampleLayout.ASTERISK, ROWS, 71, 0));
        String first = upload(analyst, calls.subList(0, ROWS * 3 / 4));
        int restarts = stack.restarts("event-service");

        String second = upload(analyst, calls.subList(ROWS / 4, ROWS));
        stack.kill("event-service");
        stack.awaitBack("event-service", restarts);

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(events(analyst, second, "only")).isEqualTo(ROWS / 2));
        assertThat(events(analyst, second, "exclude")).isEqualTo(ROWS / 4);
        assertThat(events(analyst, second, "include")).isEqualTo(ROWS * 3 / 4);
        assertThat(events(analyst, first, "only")).isZero();
        assertThat(
                        analyst.get("/parser/jobs/" + second + "/result?duplicates=exclude")
                                .expect(200)
                                .text()
                                .lines())
                .hasSize(ROWS / 4 + 1);
        assertThat(
                        analyst.get("/analytics/quality?jobId=" + second)
                                .expect(200)
                                .body()
                                .at("/files/0/duplicates")
                                .asInt())
                .isEqualTo(ROWS / 2);

        stack.as("manager").delete("/parser/jobs/" + first).expect(204);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(events(analyst, second, "only")).isZero());
    }

    private static List<String> lines(PhoneRecords file) {
        return new String(file.content(), StandardCharsets.UTF_8).lines().toList();
    }

    private static String upload(Client analyst, List<String> calls) {
        String content = calls.stream().collect(Collectors.joining("\n", "", "\n"));
        String job = analyst.uploadJob("Master.csv", content.getBytes(StandardCharsets.UTF_8));
        analyst.awaitJob(job, "completed");
        return job;
    }

    private static long events(Client analyst, String job, String duplicates) {
        return analyst.get("/events?limit=1&jobId=%s&duplicates=%s".formatted(job, duplicates))
                .expect(200)
                .body()
                .at("/page/total")
                .asLong();
    }
}
