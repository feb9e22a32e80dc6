package io.phonelog.parser.shape;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShapeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ann Hill",
                "O'Brien, \"Pat\"",
                "\"Red\" Dale",
                "Moor, Eve",
                "Jean-Luc Côté",
                "Biel/Bienne",
                "Łódź - Centrum"
            })
    void namesAreWords(String name) {
        assertThat(Shape.WORDS.matches(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"", "Cell 12", "12", "-", "Ann,", ", Ann", "a,,b"})
    void whatHasFiguresOrNoLettersIsNoWord(String text) {
        assertThat(Shape.WORDS.matches(text)).isFalse();
    }

    /** Tried in every division, it takes hours. */
    @Test
    void wordsWithManyHyphensAreDividedInOneWay() {
        assertThat(Shape.WORDS.matches("a-".repeat(59) + "1")).isFalse();
    }
}
