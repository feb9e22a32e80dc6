package io.phonelog.upload.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.phonelog.platform.problem.Problem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {
    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd, passwd",
        "C:\\Users\\me\\calls.csv, calls.csv",
        "アナログ 通話.csv, アナログ 通話.csv",
        "'  spaced.csv  ', spaced.csv",
        ".htaccess, .htaccess"
    })
    void keepsTheNameAndNoPath(String sent, String kept) {
        assertThat(FileName.of(sent).text()).isEqualTo(kept);
    }

    @Test
    void removesWhatCannotBeSeen() {
        assertThat(FileName.of("a\u0000b\r\nc\u202Egnp.csv\uD800").text()).isEqualTo("abcgnp.csv");
    }

    @Test
    void composesCharacters() {
        assertThat(FileName.of("u\u0308ber.csv").text()).isEqualTo("\u00FCber.csv");
    }

    @Test
    void cutsALongNameAndKeepsItsExtension() {
        String name = FileName.of("\uD83D\uDCDE".repeat(300) + ".csv").text();
        assertThat(name.codePointCount(0, name.length())).isEqualTo(255);
        assertThat(name).endsWith("\uD83D\uDCDE.csv");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"..", "/", "a/", "   ", "\u0000"})
    void refusesANameOfNothing(String sent) {
        assertThatThrownBy(() -> FileName.of(sent)).isInstanceOf(Problem.class);
    }
}
