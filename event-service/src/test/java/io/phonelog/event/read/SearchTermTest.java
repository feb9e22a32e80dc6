package io.phonelog.event.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTermTest {
    @ParameterizedTest
    @CsvSource({
        "06 55 12 34 56, 655123456",
        "0033 6 55 12 34 56, 3655123456",
        "+33 (0)6 55 12 34 56, 3655123456",
        "(212) 555-0131, 2125550131",
        "(0212) 5550131, 2125550131",
        "0 (212) 555-0131, 2125550131",
        "00131, 00131",
        "000000, 000000",
        "5550131, 5550131"
    })
    void zerosThatAreDialledBeforeANumberAreNoPartOfIt(String written, String part) {
        assertThat(SearchTerm.of(written).part()).isEqualTo(part);
    }
}
