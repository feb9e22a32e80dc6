package io.phonelog.parser.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class DurationReaderTest {

    @Test
    void aNotationSaysWhatABareNumberIs() {
        assertThat(seconds("seconds", "65")).isEqualTo(65);
        assertThat(seconds("minutes", "2")).isEqualTo(120);
        assertThat(seconds("minutes", "1,5")).isEqualTo(90);
        assertThat(seconds("milliseconds", "65499")).isEqualTo(65);
        assertThat(seconds("tenths_of_seconds", "655")).isEqualTo(66);
        assertThat(seconds("tenths_of_minutes", "15")).isEqualTo(90);
        assertThat(seconds("mm:ss", "1:05")).isEqualTo(65);
        assertThat(seconds("hh:mm", "1:05")).isEqualTo(3900);
        assertThat(seconds("hh:mm:ss", "99:59:59")).isEqualTo(359999);
    }

    @Test
    void aUnitThatIsWrittenCountsWhateverTheNotation() {
        for (String notation : DurationReader.notations()) {
            assertThat(seconds(notation, "1m5s")).as(notation).isEqualTo(65);
            assertThat(seconds(notation, "PT65S")).as(notation).isEqualTo(65);
        }
    }

    @Property(tries = 1000)
    void readsWhatTheJdkWrites(@ForAll @LongRange(min = 0, max = 30_000_000) long length) {
        assertThat(seconds("minutes", Duration.ofSeconds(length).toString())).isEqualTo(length);
    }

    @Property(tries = 2000)
    void anyTextIsADurationOrNone(@ForAll String text) {
        for (String notation : DurationReader.notations()) {
            assertThat(seconds(notation, text)).isBetween(-1L, 366L * 86400);
        }
    }

    @Test
    void refusesANotationThatDoesNotExist() {
        assertThatThrownBy(() -> new DurationReader("fortnights"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static long seconds(String notation, String text) {
        return new DurationReader(notation).seconds(text);
    }
}
