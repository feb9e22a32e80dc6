package io.phonelog.upload.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
    @ParameterizedTest
    @CsvSource({
        "bytes=0-9, 0, 9",
        "bytes=90-, 90, 99",
        "bytes=90-500, 90, 99",
        "bytes=-10, 90, 99",
        "bytes=-500, 0, 99"
    })
    void readsOneRange(String header, long first, long last) {
        assertThat(ByteRange.parse(header, 100)).contains(new ByteRange(first, last));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=100-", "bytes=100-200", "bytes=-0"})
    void knowsARangeOutsideTheFile(String header) {
        assertThat(ByteRange.parse(header, 100)).get().matches(range -> !range.satisfiable());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "bytes=-",
                "bytes=9-0",
                "bytes=0-1,5-6",
                "lines=1-2",
                "bytes=x-",
                "bytes=0-99999999999999999999"
            })
    void sendsAllForWhatItDoesNotUnderstand(String header) {
        assertThat(ByteRange.parse(header, 100)).isEmpty();
    }
}
