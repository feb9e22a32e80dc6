package io.phonelog.parser.meaning;

import io.phonelog.contracts.event.Direction;
import io.phonelog.contracts.template.Field;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Which way each row of a table went, by the words in it. */
final class RowDirections {
    private final List<@Nullable Direction> directions;
    private final Cells cells;

    private RowDirections(List<@Nullable Direction> directions, Cells cells) {
        this.directions = directions;
        this.cells = cells;
    }

    static RowDirections of(List<ColumnMeaning> meanings, Cells cells) {
        List<List<String>> words = new ArrayList<>();
        for (ColumnMeaning meaning : meanings) {
            if (meaning.field() == Field.DIRECTION || meaning.field() == Field.TYPE) {
                words.add(cells.columns().get(meaning.position()));
            }
        }
        List<@Nullable Direction> directions = new ArrayList<>();
        int rows = words.isEmpty() ? 0 : words.get(0).size();
        for (int row = 0; row < rows; row++) {
            directions.add(direction(words, row));
        }
        return new RowDirections(directions, cells);
    }

    private static @Nullable Direction direction(List<List<String>> words, int row) {
        for (List<String> column : words) {
            String direction = ValueWords.meaning(column.get(row)).get(Field.DIRECTION);
            if (direction != null) {
                return Direction.valueOf(direction.toUpperCase(Locale.ROOT));
            }
        }
        return null;
    }

    /** What a column holds in the rows of one direction. */
    List<String> numbers(ColumnMeaning column, Direction direction) {
        List<String> written = cells.columns().get(column.position());
        List<String> numbers = new ArrayList<>();
        for (int row = 0; row < directions.size(); row++) {
            if (!written.get(row).isEmpty() && direction == directions.get(row)) {
                numbers.add(written.get(row));
            }
        }
        return numbers;
    }

    /** How many different numbers a column holds. */
    long distinct(ColumnMeaning column) {
        return cells.columns().get(column.position()).stream().distinct().count();
    }

    /** In how many rows of a direction two columns hold the same. */
    long same(ColumnMeaning one, ColumnMeaning other, Direction direction) {
        long same = 0;
        for (int row = 0; row < directions.size(); row++) {
            String number = cells.columns().get(one.position()).get(row);
            boolean is = number.equals(cells.columns().get(other.position()).get(row));
            same += is && !number.isEmpty() && direction == directions.get(row) ? 1 : 0;
        }
        return same;
    }
}
