package io.phonelog.parser.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Locale;

class DegreesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-33.86883",
                "-33,86883",
                "33.86883 S",
                "33.86883S",
                "S33.86883",
                "S 33,86883",
                "33.86883° S",
                "-33.86883°",
                "33°52'07.788\"S",
                "33° 52' 07.788'' S",
                "33 52 07.788 S",
                "33:52.1298S"
            })
    void readsTheSouthAsItIsWritten(String text) {
        assertThat(Degrees.LATITUDE.read(text)).isCloseTo(-33.86883, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "N",
                "91",
                "-90.0001",
                "4.5.6",
                "48.137.154",
                "1e1",
                "NaN",
                "0x1p3",
                "٤٨",
                "-33.8 S",
                "N33.8S",
                "33.8 E",
                "33.8 O",
                "33°60'00\"N",
                "33.5°10'N",
                "48 8 15",
                "12345678901234567890123456789012345678901234567890"
            })
    void whatIsNoLatitudeIsNotRead(String text) {
        assertThat(Degrees.LATITUDE.read(text)).isNull();
    }

    @Test
    void longitudesGoTwiceAsFar() {
        assertThat(Degrees.LONGITUDE.read("-116.2023137")).isEqualTo(-116.2023137);
        assertThat(Degrees.LONGITUDE.read("116°12'08\"W")).isCloseTo(-116.202222, within(1e-6));
        assertThat(Degrees.LONGITUDE.read("180")).isEqualTo(180);
        assertThat(Degrees.LONGITUDE.read("180.1")).isNull();
    }

    @Property(tries = 300)
    void aNumberOfDegreesIsThatNumber(@ForAll @DoubleRange(min = -90, max = 90) double degrees) {
        String text = String.format(Locale.ROOT, "%.6f", degrees);
        assertThat(Degrees.LATITUDE.read(text)).isEqualTo(Double.parseDouble(text));
    }

    @Property(tries = 500)
    void anyTextIsReadOrNot(@ForAll String text) {
        Double read = Degrees.LONGITUDE.read(text);
        assertThat(read == null || Math.abs(read) <= 180).isTrue();
    }
}
