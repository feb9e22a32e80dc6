package io.phonelog.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

class ParameterConvertersTest {

    @SuppressWarnings("unused")
    private interface Calls {
        void list(
                @QueryParam("limit") int limit,
                @QueryParam("after") Long after,
                @QueryParam("all") boolean all,
                @QueryParam("job") UUID job,
                @QueryParam("from") Instant from,
                @QueryParam("q") String words,
                @PathParam("id") UUID id,
                @PathParam("version") int version);
    }

    @ParameterizedTest
    @CsvSource({
        "limit, 12",
        "after, 12345678901",
        "all, true",
        "all, false",
        "job, 0192f0c1-0000-7000-8000-000000000001",
        "from, 2026-01-31T08:00:00Z",
        "version, 3"
    })
    void readsWhatItIsMeantFor(String name, String text) {
        assertThat(converter(name).fromString(text)).hasToString(text);
    }

    @Test
    void readsTimesOfAnyOffsetAlsoWithAnUnescapedPlus() {
        assertThat(converter("from").fromString("2026-01-31T08:00:00 01:00"))
                .hasToString("2026-01-31T07:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "limit, abc, must be a whole number",
        "limit, '', must be a whole number",
        "limit, 99999999999, must be a whole number",
        "after, 1.5, must be a whole number",
        "all, yes, must be true or false",
        "job, 42, must be a UUID",
        "from, yesterday, must be a time such as 2026-01-31T08:00:00Z",
        "from, +12026-01-31T08:00:00Z, must be a time such as 2026-01-31T08:00:00Z",
        "version, newest, must be a whole number"
    })
    void namesWhatItCannotRead(String name, String text, String message) {
        assertThatThrownBy(() -> converter(name).fromString(text))
                .asInstanceOf(InstanceOfAssertFactories.type(Problem.class))
                .satisfies(
                        problem -> {
                            assertThat(problem.type()).isEqualTo(PlatformProblem.VALIDATION_FAILED);
                            assertThat(problem.errors())
                                    .isEqualTo(List.of(new FieldError(name, "INVALID", message)));
                        });
    }

    @Test
    void leavesTextsAndIdsInPathsToJaxRs() {
        assertThat(find("q")).isNull();
        assertThat(find("id")).isNull();
    }

    private static ParamConverter<?> converter(String name) {
        ParamConverter<?> found = find(name);
        if (found == null) {
            throw new AssertionError("no converter for " + name);
        }
        return found;
    }

    private static @Nullable ParamConverter<?> find(String name) {
        Method list = Calls.class.getDeclaredMethods()[0];
        Parameter parameter =
                Arrays.stream(list.getParameters())
                        .filter(candidate -> named(candidate, name))
                        .findFirst()
                        .orElseThrow();
        return new ParameterConverters()
                .getConverter(parameter.getType(), parameter.getType(), parameter.getAnnotations());
    }

    private static boolean named(Parameter parameter, String name) {
        QueryParam query = parameter.getAnnotation(QueryParam.class);
        PathParam path = parameter.getAnnotation(PathParam.class);
        return (query != null && query.value().equals(name))
                || (path != null && path.value().equals(name));
    }
}
