package io.phonelog.platform.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.phonelog.platform.problem.PlatformProblem;
import io.phonelog.platform.problem.Problem;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectedVersionTest {

    @Test
    void acceptsTheVersionThatIsThere() {
        assertThatCode(() -> ExpectedVersion.required("\"3\"").require(3))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesAnyOther() {
        assertThatThrownBy(() -> ExpectedVersion.required("\"3\"").require(4))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.type())
                                        .isEqualTo(PlatformProblem.STALE_VERSION));
    }

    @Test
    void acceptsWhicheverVersionWhenAsked() {
        assertThatCode(() -> ExpectedVersion.required("*").require(9)).doesNotThrowAnyException();
        assertThatCode(() -> ExpectedVersion.optional(null).require(9)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void mustBeThere(@Nullable String header) {
        assertThatThrownBy(() -> ExpectedVersion.required(header))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.type().status()).isEqualTo(428));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "W/\"3\"", "\"3\", \"4\"", "\"-1\"", "\"99999999999\"", "\"abc\""})
    void mustBeOneOfOurTags(String header) {
        assertThatThrownBy(() -> ExpectedVersion.required(header))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.type())
                                        .isEqualTo(PlatformProblem.IF_MATCH_INVALID));
    }
}
