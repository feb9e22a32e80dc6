package io.phonelog.parser.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class MoneyReaderTest {
    @ParameterizedTest
    @CsvSource({
        "'1,25', , 1.25",
        "'$1,250.00', , 1250.00",
        "'1,250', , 1250",
        "'0,168', , 0.168",
        "'-0,009 €', , -0.009",
        "'1234,567', , 1234.567",
        "'1,301', '1,0', 1.301",
        "'12.345,678', '1,0', 12345.678",
        "350, 0.01, 3.50",
        "'3,5', '0,01', 0.035",
        "'12,50 руб.', , 12.50",
        "'12,-', , 12",
        "'12,50-', , -12.50",
        "'12,50 kr.', '1,0', 12.50",
    })
    void readsSumsAsTheirColumnWritesThem(String text, String format, String sum) {
        assertThat(new MoneyReader(format).read(text)).isEqualTo(sum);
    }

    @ParameterizedTest
    @CsvSource({"1.50", "'1,250.00'", "'1,2,3'", "'1.25,5'"})
    void refusesWhatContradictsItsColumn(String text) {
        assertThat(new MoneyReader("1,0").read(text)).isNull();
    }

    @Test
    void aColumnWithADecimalCommaHasOneInAllOfItsValues() {
        assertThat(MoneyReader.format(List.of("1,301", "0,168"))).isEqualTo("1,0");
        assertThat(MoneyReader.format(List.of("1,301", "EUR 0,168"))).isEqualTo("1,0");
        assertThat(MoneyReader.format(List.of("1.301,50", "2"))).isEqualTo("1,0");
        assertThat(MoneyReader.format(List.of("12,50 руб.", "1.250 руб."))).isEqualTo("1,0");
    }

    @Test
    void whatSeparatesThousandsOrMayIsNone() {
        assertThat(MoneyReader.format(List.of("1,301", "2,500"))).isNull();
        assertThat(MoneyReader.format(List.of("1,301.50", "12,50"))).isNull();
        assertThat(MoneyReader.format(List.of("0.168"))).isNull();
    }
}
