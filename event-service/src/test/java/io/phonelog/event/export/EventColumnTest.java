package io.phonelog.event.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventColumnTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://x\")",
                "@SUM(A1)",
                "+cmd|' /C calc'!A0",
                "-2+3+cmd",
                "\t=1",
                "\r=1"
            })
    void whatASpreadsheetWouldTakeForAFormulaIsText(String hostile) {
        assertThat(EventColumn.harmless(hostile)).isEqualTo("'" + hostile);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+15550101", "+44 (0)7700 900-123", "-7.5", "Ann", "a=b", "0123"})
    void numbersAndPlainTextsStayAsTheyAre(String plain) {
        assertThat(EventColumn.harmless(plain)).isEqualTo(plain);
    }

    @Test
    void everyNameIsThereOnce() {
        assertThat(EventColumn.names())
                .doesNotHaveDuplicates()
                .contains(
                        "eventId",
                        "start",
                        "contact",
                        "fromName",
                        "firstCellLat",
                        "extras",
                        "line");
    }
}
