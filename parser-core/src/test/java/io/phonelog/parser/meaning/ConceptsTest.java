package io.phonelog.parser.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConceptsTest {
    @Test
    void findsTheWordsOfNamesThatAreWrittenAsOne() {
        assertThat(Concepts.of("callDuration")).contains("call", "duration");
        assertThat(Concepts.of("Gesprächsdauer")).contains("duration");
        assertThat(Concepts.of("Zell-ID")).contains("cell");
    }

    @Test
    void aFirstLetterMadeSmallIsStillOfItsAbbreviation() {
        assertThat(Concepts.of("eCGI")).isEqualTo(Concepts.of("ECGI")).contains("cell");
        assertThat(Concepts.of("uLBytes")).isEqualTo(Concepts.of("UL Bytes")).contains("up");
        assertThat(Concepts.of("aPartyNumber")).isEqualTo(Concepts.of("A Party Number"));
    }

    @Test
    void lettersWithMarksAreTheSameInTheListAndInNames() {
        assertThat(Concepts.of("Звонящий")).contains("caller");
    }

    @Test
    void aUnitOfTimeAloneNamesADuration() {
        assertThat(Concepts.of("Seconds")).containsExactly("seconds", "duration");
        assertThat(Concepts.of("Ring Seconds")).doesNotContain("duration");
    }
}
