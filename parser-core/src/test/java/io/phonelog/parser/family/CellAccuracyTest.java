package io.phonelog.parser.family;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;

class CellAccuracyTest {
    @Test
    void whatIsReadWithoutAskingIsWhatHadHappened() throws IOException {
        assertThat(CellAccuracy.of(3_000_000, 60).wrong()).isLessThan(0.003);
    }
}
