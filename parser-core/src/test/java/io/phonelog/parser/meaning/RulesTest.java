package io.phonelog.parser.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.contracts.template.Field;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** What all columns of a table together show. */
class RulesTest {

    @Test
    void numbersThatStayInTheirColumnInBothDirectionsAreTheSubscribers() {
        assertThat(
                        fields(
                                RolesByDirection.found(
                                        callers(), rows("101,555100", "101,555200"), null)))
                .containsExactly(Field.DIRECTION, Field.SUBJECT, Field.OTHER_PARTY);
        assertThat(
                        fields(
                                RolesByDirection.found(
                                        callers(), rows("555100,101", "555200,101"), null)))
                .containsExactly(Field.DIRECTION, Field.OTHER_PARTY, Field.SUBJECT);
    }

    @Test
    void callsAmongColleaguesDoNotHideTheSubscriber() {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            rows.add(
                    List.of(
                            i % 2 == 0 ? "outgoing" : "incoming",
                            "101",
                            i == 7 ? "101" : "5551" + i));
        }
        assertThat(fields(RolesByDirection.found(callers(), Cells.of(rows, 3), null)))
                .containsExactly(Field.DIRECTION, Field.SUBJECT, Field.OTHER_PARTY);
    }

    @Test
    void numbersThatChangeTheirColumnWithTheDirectionAreCallersAndCalled() {
        assertThat(
                        fields(
                                RolesByDirection.found(
                                        callers(), rows("101,555100", "555200,101"), null)))
                .containsExactly(Field.DIRECTION, Field.FROM, Field.TO);
    }

    @Test
    void whoeverStandsBesideASubscriberInBothDirectionsIsTheOtherParty() {
        List<Field> called = List.of(Field.DIRECTION, Field.SUBJECT, Field.TO);
        assertThat(
                        fields(
                                RolesByDirection.found(
                                        meanings(called), rows("101,555100", "101,555200"), null)))
                .containsExactly(Field.DIRECTION, Field.SUBJECT, Field.OTHER_PARTY);
        assertThat(
                        fields(
                                RolesByDirection.found(
                                        meanings(called), rows("101,555100", "101,101"), null)))
                .isEqualTo(called);
    }

    @Test
    void manySubscribersNeedNotAllStandInBothDirections() {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            rows.add(List.of("outgoing", "10" + i % 6, "5551" + i));
            rows.add(List.of("incoming", "10" + (i % 6 + 2), "5552" + i));
        }
        assertThat(fields(RolesByDirection.found(callers(), Cells.of(rows, 3), null)))
                .containsExactly(Field.DIRECTION, Field.SUBJECT, Field.OTHER_PARTY);
    }

    @Test
    void whatIsTakenForASubscriberAndChangesSidesIsTheCaller() {
        List<Field> taken = List.of(Field.DIRECTION, Field.SUBJECT, Field.TO);
        assertThat(
                        fields(
                                RolesByDirection.found(
                                        meanings(taken), rows("101,555", "556,101"), null)))
                .containsExactly(Field.DIRECTION, Field.FROM, Field.TO);
    }

    @Test
    void numbersThatAreAloneAndVaryInBothDirectionsAreTheOtherPartys() {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            rows.add(List.of(i % 2 == 0 ? "outgoing" : "incoming", "5551" + i));
        }
        List<ColumnMeaning> alone = meanings(List.of(Field.DIRECTION, Field.FROM));
        assertThat(fields(RolesByDirection.found(alone, Cells.of(rows, 2), null)))
                .containsExactly(Field.DIRECTION, Field.OTHER_PARTY);
    }

    @Test
    void aCalledSubscriberIsNotTheOneWhoseRecordItIs() {
        assertThat(
                        fields(
                                RolesByDirection.found(
                                        List.of(called("Called MSISDN")), rowsOfOne(), null)))
                .containsExactly(Field.TO);
        assertThat(fields(RolesByDirection.found(List.of(called("MSISDN")), rowsOfOne(), null)))
                .containsExactly(Field.SUBJECT);
    }

    private static ColumnMeaning called(String name) {
        return meaning(0, name, Field.TO);
    }

    private static Cells rowsOfOne() {
        return Cells.of(List.of(List.of("5551"), List.of("5552"), List.of("5551")), 1);
    }

    @Test
    void namesAreThoseOfTheNumbersThatTheyGoWith() {
        List<Field> taken = List.of(Field.FROM, Field.TO, Field.FROM_NAME);
        assertThat(named(taken, "Ann,Bob,Ann,Bob,Ann,Bob,Ann,Bob"))
                .containsExactly(Field.FROM, Field.TO, Field.TO_NAME);
        assertThat(named(taken, "Ann,Ann,Bob,Bob,Bob,Bob,Ann,Ann"))
                .as("words that change beside the same number")
                .containsExactly(Field.FROM, Field.TO, null);
        assertThat(named(taken, "Ann,Ann,Ann,Ann,Ann,Ann,Ann,Ann"))
                .as("one word shows nothing")
                .isEqualTo(taken);
    }

    @Test
    void namesThatStandInEachOthersPlaceAreExchanged() {
        List<Field> taken = List.of(Field.FROM, Field.TO, Field.TO_NAME, Field.FROM_NAME);
        assertThat(
                        named(
                                taken,
                                "Ann,Ann,Eve,Eve,Ann,Ann,Eve,Eve",
                                "Bob,Lea,Bob,Lea,Bob,Lea,Bob,Lea"))
                .containsExactly(Field.FROM, Field.TO, Field.FROM_NAME, Field.TO_NAME);
    }

    private static List<@Nullable Field> named(List<Field> taken, String... names) {
        List<ColumnProfile> columns = new ArrayList<>();
        columns.add(new ColumnProfile("", List.of("101,101,102,102,101,101,102,102".split(","))));
        columns.add(new ColumnProfile("", List.of("201,202,201,202,201,202,201,202".split(","))));
        for (String column : names) {
            columns.add(new ColumnProfile("", List.of(column.split(","))));
        }
        TableProfile table = new TableProfile(columns, TimeHints.NONE);
        return fields(NamesOfParties.found(meanings(taken), table));
    }

    @Test
    void rowsThatProveWhoCallsMakeItCertain() {
        assertThat(ProvedRoles.found(callers(), rows("101,555100", "555200,101")))
                .extracting(ColumnMeaning::confidence)
                .containsExactly(0.9, 0.98, 0.98);
        assertThat(ProvedRoles.found(callers(), rows("555100,101", "101,555100")))
                .as("the sides exchanged")
                .extracting(ColumnMeaning::confidence)
                .containsOnly(0.9);
        assertThat(ProvedRoles.found(callers(), rows("101,555100", "555200,102")))
                .extracting(ColumnMeaning::confidence)
                .containsOnly(0.9);
        List<Field> beside = List.of(Field.DIRECTION, Field.SUBJECT, Field.FROM, Field.TO);
        assertThat(ProvedRoles.found(meanings(beside), rows("101,101,555100", "101,555200,101")))
                .extracting(ColumnMeaning::confidence)
                .containsExactly(0.9, 0.9, 0.98, 0.98);
    }

    @Test
    void daysWithoutATimeHaveTheOnlyClockThatIsNoLength() {
        List<Field> asked = List.of(Field.START_DATE, Field.DURATION);
        assertThat(fields(TimesOfDay.found(meanings(asked), clocks("09:15:00", "21:05:07"))))
                .containsExactly(Field.START_DATE, Field.START_TIME);
        assertThat(fields(TimesOfDay.found(meanings(asked), clocks("00:15:00", "00:05:07"))))
                .isEqualTo(asked);
        assertThat(fields(TimesOfDay.found(meanings(asked), clocks("9:15", "21:05"))))
                .isEqualTo(asked);
        TableProfile sessions = table("Session duration", "02:13:44", "05:00:12");
        assertThat(fields(TimesOfDay.found(meanings(asked), sessions))).isEqualTo(asked);
    }

    private static TableProfile clocks(String... clocks) {
        return table("Clock", clocks);
    }

    private static TableProfile table(String name, String... values) {
        List<ColumnProfile> columns =
                List.of(
                        new ColumnProfile("Date", List.of("2026-03-27", "2026-03-28")),
                        new ColumnProfile(name, List.of(values)));
        return new TableProfile(columns, TimeHints.NONE);
    }

    @Test
    void aPositionThatIsAloneIsTheFirstCells() {
        List<Field> alone = List.of(Field.FIRST_CELL, Field.LAST_CELL_POSITION);
        assertThat(inOrder(alone, "Cell", "Lat/Long"))
                .containsExactly(Field.FIRST_CELL, Field.FIRST_CELL_POSITION);
        assertThat(inOrder(alone, "Cell", "Last Lat/Long")).isEqualTo(alone);
        assertThat(inOrder(List.of(Field.LAST_CELL), "Cell")).containsExactly(Field.FIRST_CELL);
        List<Field> both = List.of(Field.FIRST_CELL_POSITION, Field.LAST_CELL_POSITION);
        assertThat(inOrder(both, "Cell", "Lat/Long")).isEqualTo(both);
    }

    @Test
    void aLatitudeAndALongitudeAreOfOneCell() {
        List<ColumnMeaning> apart =
                List.of(
                        meaning(0, "Long", Field.FIRST_CELL_LONGITUDE),
                        meaning(1, "Lat", Field.LAST_CELL_LATITUDE));
        assertThat(fields(DegreesInPairs.found(apart)))
                .containsExactly(Field.FIRST_CELL_LONGITUDE, Field.FIRST_CELL_LATITUDE);
        List<ColumnMeaning> ofTwo =
                List.of(
                        meaning(0, "Start long", Field.FIRST_CELL_LONGITUDE),
                        meaning(1, "End lat", Field.LAST_CELL_LATITUDE));
        assertThat(fields(DegreesInPairs.found(ofTwo))).containsExactly(null, null);
    }

    @Test
    void aLatitudeAloneIsNoPosition() {
        List<Field> half =
                List.of(
                        Field.FIRST_CELL_LATITUDE,
                        Field.FIRST_CELL_LONGITUDE,
                        Field.LAST_CELL_LATITUDE);
        assertThat(fields(DegreesInPairs.found(meanings(half))))
                .containsExactly(Field.FIRST_CELL_LATITUDE, Field.FIRST_CELL_LONGITUDE, null);
    }

    @Test
    void placesUnderTheNameOfACellAreItsAddress() {
        assertThat(places("Cell", 4, Field.ROAMING)).isEqualTo(Field.FIRST_CELL_ADDRESS);
        assertThat(places("Last Cell Name", 4, null)).isEqualTo(Field.LAST_CELL_ADDRESS);
        assertThat(places("Cell Operator", 4, Field.ROAMING)).isEqualTo(Field.ROAMING);
        assertThat(places("Cell", 4, Field.IMEI)).isEqualTo(Field.IMEI);
        assertThat(places("CID Name", 4, null)).isNull();
    }

    @Test
    void placesThatGoWithPositionsAreThoseOfACell() {
        assertThat(places("Location", 2, null)).isEqualTo(Field.FIRST_CELL_ADDRESS);
        assertThat(places("Location", 4, null)).as("it moves").isNull();
        assertThat(places("Site", 4, null)).as("perhaps an office").isNull();
        assertThat(places("Called City", 2, null)).isNull();
    }

    /** What a column of two places in turn is taken for, beside a latitude. */
    private static @Nullable Field places(String name, int latitudes, @Nullable Field field) {
        List<String> places = new ArrayList<>();
        List<String> degrees = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            places.add(i % 2 == 0 ? "Zürich HB" : "Winterthur");
            degrees.add("47.%05d".formatted(i % latitudes * 1234 + 10_000));
        }
        List<ColumnProfile> columns =
                List.of(new ColumnProfile(name, places), new ColumnProfile("Latitude", degrees));
        List<ColumnMeaning> meanings =
                List.of(
                        new ColumnMeaning(0, name, field, 0.9, List.of(), List.of()),
                        meaning(1, "Latitude", Field.FIRST_CELL_LATITUDE));
        TableProfile table = new TableProfile(columns, TimeHints.NONE);
        return PlacesOfCells.found(meanings, table).get(0).field();
    }

    private static List<@Nullable Field> inOrder(List<Field> fields, String... names) {
        List<ColumnProfile> columns = new ArrayList<>();
        for (String name : names) {
            columns.add(new ColumnProfile(name, List.of()));
        }
        TableProfile table = new TableProfile(columns, TimeHints.NONE);
        return fields(CellsInOrder.found(meanings(fields), table));
    }

    private static List<ColumnMeaning> callers() {
        return meanings(List.of(Field.DIRECTION, Field.FROM, Field.TO));
    }

    private static Cells rows(String outgoing, String incoming) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            rows.add(List.of(("outgoing," + outgoing).split(",")));
            rows.add(List.of(("incoming," + incoming).split(",")));
        }
        return Cells.of(rows, rows.get(0).size());
    }

    private static List<ColumnMeaning> meanings(List<Field> fields) {
        List<ColumnMeaning> meanings = new ArrayList<>();
        for (Field field : fields) {
            meanings.add(meaning(meanings.size(), field.wireName(), field));
        }
        return meanings;
    }

    private static ColumnMeaning meaning(int position, String name, Field field) {
        return new ColumnMeaning(position, name, field, 0.9, List.of(), List.of());
    }

    private static List<@Nullable Field> fields(List<ColumnMeaning> meanings) {
        List<@Nullable Field> fields = new ArrayList<>();
        meanings.forEach(meaning -> fields.add(meaning.field()));
        return fields;
    }
}
