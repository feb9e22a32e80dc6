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

    @Test
    void halfAPositionIsNone() {
        for (String text :
                new String[] {"143.61/-116.2", "43.61/200", "43.61/x", "0/0", "43.61/"}) {
            CellDraft draft = new CellDraft();
            assertThat(new CellPattern("lat/lon").read(text, Set.of(), draft)).as(text).isFalse();
            assertThat(draft.cell().lat()).as(text).isNull();
            assertThat(draft.cell().lon()).as(text).isNull();
        }
    }

    @Test
    void readsTextsOfWellKnownFormWithTheLongitudeFirst() {
        CellDraft draft = new CellDraft();
        new CellPattern("POINT(lon lat)").read("POINT(-116.2 43.6)", Set.of(), draft);
        assertThat(draft.cell().lat()).isEqualTo(43.6);
        assertThat(draft.cell().lon()).isEqualTo(-116.2);
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
