package io.phonelog.event.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.event.TestStore;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

@QuarkusTest
@WithStack
class FoldedTest {
    /** Latin, Greek, Cyrillic and Hebrew letters, and all that Latin ones are decorated with. */
    private static final int[][] SCRIPTS = {{0x20, 0x17F}, {0x180, 0x5FF}, {0x1E00, 0x1FFF}};

    @Inject TestStore store;

    @ParameterizedTest
    @CsvSource({
        "Schröder, schroder",
        "Łódź, lodz",
        "GROẞE STRAẞE, grosse strasse",
        "Æbelø, aebelo",
        "Nguyễn, nguyen",
        "ﬁﬂ, fifl",
        "Ǽlfgifu Þórr Ħal, aelfgifu thorr hal",
        "Ёжиков, ежиков"
    })
    void namesAreFoundAsTheyAreTypedOnOtherKeyboards(String name, String folded) {
        assertThat(Folded.of(name).text()).isEqualTo(folded);
    }

    @Test
    void theDatabaseFoldsInTheSameWay() throws SQLException {
        try (Connection owner = store.owner();
                PreparedStatement fold = owner.prepareStatement("select folded(?)")) {
            for (int[] script : SCRIPTS) {
                for (int letter = script[0]; letter <= script[1]; letter++) {
                    if (Character.isLetter(letter)) {
                        String text = "a" + Character.toString(letter) + "z";
                        fold.setString(1, text);
                        ResultSet row = fold.executeQuery();
                        row.next();
                        assertThat(Folded.of(text).text())
                                .as("%s, U+%04X", text, letter)
                                .isEqualTo(row.getString(1));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Herr Schröder, SCHRODER, 5, 13",
        "Straße, strass, 0, 5",
        "Straße, sse, 4, 6",
        "e\u0301te\u0301, ete, 0, 5",
        "ﬁx, i, 0, 1"
    })
    void whatIsFoundIsShownWhereItStands(String name, String part, int start, int end) {
        assertThat(Folded.of(name).find(Folded.of(part))).isEqualTo(new Folded.Span(start, end));
    }

    @Test
    void nothingIsFoundOfNothingButAccents() {
        assertThat(Folded.of("Schröder").find(Folded.of("\u0308\u0301"))).isNull();
    }
}
