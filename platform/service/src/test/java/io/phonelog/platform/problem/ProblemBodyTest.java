package io.phonelog.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.junit.jupiter.api.Test;

import java.util.List;

class ProblemBodyTest {
    private final JsonMapper json = JsonMapper.builder().build();

    @Test
    void isWrittenAsTheStandardSays() {
        Problem problem =
                PlatformProblem.VALIDATION_FAILED.because(
                        "name must not be empty", new FieldError("name", "REQUIRED", "empty"));
        JsonNode body = written(problem.with("missingChunks", List.of(1, 2)));
        assertThat(body.path("type").asText()).isEqualTo("urn:phonelog:problem:validation-failed");
        assertThat(body.path("title").asText()).isEqualTo("The request is not valid");
        assertThat(body.path("status").asInt()).isEqualTo(400);
        assertThat(body.path("detail").asText()).isEqualTo("name must not be empty");
        assertThat(body.path("instance").asText()).isEqualTo("/api/v1/things");
        assertThat(body.path("code").asText()).isEqualTo("VALIDATION_FAILED");
        assertThat(body.path("requestId").asText()).isEqualTo("req-1");
        assertThat(body.path("errors").path(0).path("field").asText()).isEqualTo("name");
        assertThat(body.path("missingChunks")).hasSize(2);
    }

    @Test
    void leavesOutWhatIsNotThere() {
        JsonNode body = written(PlatformProblem.NOT_FOUND.because("no such thing"));
        assertThat(body.has("errors")).isFalse();
        assertThat(body.has("extensions")).isFalse();
    }

    @Test
    void tellsNothingOfTheCause() {
        Problem problem =
                PlatformProblem.INTERNAL.because(
                        "Quote the requestId.", new IllegalStateException("password=hunter2"));
        assertThat(written(problem).toString()).doesNotContain("hunter2");
    }

    private JsonNode written(Problem problem) {
        return json.valueToTree(ProblemBody.of(problem, "/api/v1/things", "req-1"));
    }
}
