package io.phonelog.upload.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;

class ContentDispositionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "attachment; filename=plain.csv | plain.csv",
                "attachment; filename=\"with space.csv\" | with space.csv",
                "attachment; FileName = \"semi;colon.csv\" ; size=3 | semi;colon.csv",
                "attachment; filename=\"a\\\"b.csv\" | a\"b.csv",
                "attachment; filename=\"C:\\dir\\file.csv\" | C:\\dir\\file.csv",
                "attachment; filename=\"a.csv\"; filename*=UTF-8''%c3%bcber%20a.csv | über a.csv",
                "attachment; filename*=ISO-8859-1'de'%fcber.csv | über.csv",
                "attachment; filename=a.csv; filename*=UTF-8''%zz | a.csv",
                "attachment; filename=a.csv; filename*=nonsense | a.csv",
                "attachment; filename=\"unclosed.csv | unclosed.csv"
            })
    void readsTheFilename(String header, String filename) {
        assertThat(ContentDisposition.parse(header).filename()).isEqualTo(filename);
    }

    @Test
    void hasNoFilenameWhereNoneIsGiven() {
        assertThat(ContentDisposition.parse("attachment").filename()).isNull();
        assertThat(ContentDisposition.parse("form-data; name=\"a\"").filename()).isNull();
    }

    @Test
    void readsUtf8ThatTheServerTookForLatin1() {
        String sent = "attachment; filename=\"通話.csv\"";
        String seen =
                new String(sent.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        assertThat(ContentDisposition.decoded(seen)).isEqualTo(sent);
        assertThat(ContentDisposition.decoded("\u00FCber")).isEqualTo("\u00FCber");
    }
}
