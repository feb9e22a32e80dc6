package io.phonelog.platform.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.phonelog.platform.problem.PlatformProblem;
import io.phonelog.platform.problem.Problem;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.UUID;

class CursorTest {
    private static final Instant AT = Instant.parse("2026-03-01T10:15:30.123456Z");
    private static final UUID ID = UUID.fromString("0192f0c1-0000-7000-8000-000000000001");

    @Test
    void givesBackWhatWentIn() {
        Cursor read = Cursor.parse(Cursor.of(AT, ID).text(), 2);
        assertThat(read.value(0, Instant::parse)).isEqualTo(AT);
        assertThat(read.value(1, UUID::fromString)).isEqualTo(ID);
    }

    @Test
    void keepsEmptyAndForeignText() {
        assertThat(Cursor.parse(Cursor.of("", "Zürich 電話", "").text(), 3).values())
                .containsExactly("", "Zürich 電話", "");
    }

    @Test
    void isSafeInAnAddress() {
        assertThat(Cursor.of("??>>~~", ID).text()).matches("[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "***", "Zm9v", "AA=A", "\u0000"})
    void refusesWhatWeNeverGave(String text) {
        assertRefused(() -> Cursor.parse(text, 2));
    }

    @Test
    void refusesACursorOfAnotherList() {
        assertRefused(() -> Cursor.parse(Cursor.of("one", "two", "three").text(), 2));
    }

    @Test
    void refusesValuesOfAnotherKind() {
        Cursor cursor = Cursor.of("not a number");
        assertRefused(() -> cursor.value(0, Long::valueOf));
    }

    @Test
    void refusesWhatIsTooLongToRead() {
        assertRefused(() -> Cursor.parse("A".repeat(2_001), 1));
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.type()).isEqualTo(PlatformProblem.BAD_CURSOR));
    }
}
