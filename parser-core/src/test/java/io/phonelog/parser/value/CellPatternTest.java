package io.phonelog.parser.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.contracts.event.Cell;
import io.phonelog.parser.value.CellPattern.CellDraft;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;

import java.util.Set;

class CellPatternTest {
    @Test
    void findsCoordinatesInProseAndTakesTheRestForTheAddress() {
        Cell cell = read("Hill Road, 5; Lat-22.39711; Long-88.43938");
        assertThat(cell.lat()).isEqualTo(22.39711);
        assertThat(cell.lon()).isEqualTo(88.43938);
        assertThat(cell.address()).isEqualTo("Hill Road, 5");
    }

    @Test
    void aHyphenIsASignWhereSomethingElseDivides() {
        Cell cell = read("latitude: 40.7128, longitude: -74.0060");
        assertThat(cell.lat()).isEqualTo(40.7128);
        assertThat(cell.lon()).isEqualTo(-74.006);
        assertThat(cell.address()).isNull();
    }

    @Test
    void proseWithoutCoordinatesIsNotRead() {
        assertThat(new CellPattern("prose").read("Hill Road", Set.of(), new CellDraft())).isFalse();
    }

    @Property(tries = 500)
    void anyTextIsReadOrNot(@ForAll String text) {
        CellDraft draft = new CellDraft();
        new CellPattern("prose").read("lat " + text + " lon " + text, Set.of(), draft);
        assertThat(draft.cell()).isNotNull();
    }

    private static Cell read(String text) {
        CellDraft draft = new CellDraft();
        assertThat(new CellPattern("prose").read(text, Set.of(), draft)).isTrue();
        return draft.cell();
    }
}
