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
        assertThat(fields(RolesByDirection.found(callers(), rows("101,555100", "101,555200"))))
                .containsExactly(Field.DIRECTION, Field.SUBJECT, Field.OTHER_PARTY);
        assertThat(fields(RolesByDirection.found(callers(), rows("555100,101", "555200,101"))))
                .containsExactly(Field.DIRECTION, Field.OTHER_PARTY, Field.SUBJECT);
    }

    @Test
    void numbersThatChangeTheirColumnWithTheDirectionAreCallersAndCalled() {
        assertThat(fields(RolesByDirection.found(callers(), rows("101,555100", "555200,101"))))
                .containsExactly(Field.DIRECTION, Field.FROM, Field.TO);
    }

    @Test
    void anAddressWithoutALastCellIsTheFirstCells() {
        List<Field> asked = List.of(Field.FIRST_CELL, Field.LAST_CELL_ADDRESS);
        assertThat(fields(CellsInOrder.found(meanings(asked))))
                .containsExactly(Field.FIRST_CELL, Field.FIRST_CELL_ADDRESS);
        List<Field> both = List.of(Field.FIRST_CELL, Field.LAST_CELL, Field.LAST_CELL_ADDRESS);
        assertThat(fields(CellsInOrder.found(meanings(both)))).isEqualTo(both);
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
        return Cells.of(rows, 3);
    }

    private static List<ColumnMeaning> meanings(List<Field> fields) {
        List<ColumnMeaning> meanings = new ArrayList<>();
        for (Field field : fields) {
            int position = meanings.size();
            meanings.add(
                    new ColumnMeaning(
                            position, field.wireName(), field, 0.9, List.of(), List.of()));
        }
        return meanings;
    }

    private static List<@Nullable Field> fields(List<ColumnMeaning> meanings) {
        List<@Nullable Field> fields = new ArrayList<>();
        meanings.forEach(meaning -> fields.add(meaning.field()));
        return fields;
    }
}
