package io.phonelog.parser.row;

import io.phonelog.contracts.event.Cell;
import io.phonelog.contracts.template.Field;
import io.phonelog.parser.value.CellPattern;
import io.phonelog.parser.value.CellPattern.CellDraft;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/** One cell of a row: what it is called, where it stands. */
final class CellBuilder {
    private final RowPlan plan;
    private final CellFields fields;
    private final Set<String> none;
    private final @Nullable CellPattern idPattern;
    private final @Nullable CellPattern positionPattern;

    CellBuilder(RowPlan plan, CellFields fields) {
        this.plan = plan;
        this.fields = fields;
        this.none = Set.copyOf(plan.template().none());
        this.idPattern = pattern(plan.format(fields.id()));
        this.positionPattern = pattern(plan.format(fields.position()));
    }

    private static @Nullable CellPattern pattern(@Nullable String notation) {
        return notation == null ? null : new CellPattern(notation);
    }

    /** Null when the row says nothing of it. */
    @Nullable Cell build(RowDraft row) {
        String id = row.text(fields.id());
        String position = row.text(fields.position());
        String address = row.text(fields.address());
        CellDraft cell = new CellDraft();
        boolean understood = read(id, idPattern, cell) & read(position, positionPattern, cell);
        if (!understood) {
            row.warn("UNREAD_CELL");
        }
        String degrees = degrees(row, cell);
        if (address != null) {
            cell.address(address);
        }
        String raw = joined(joined(id, position), degrees);
        if (raw == null) {
            return address == null ? null : cell.cell();
        }
        cell.raw(raw);
        return cell.cell();
    }

    private boolean read(@Nullable String text, @Nullable CellPattern pattern, CellDraft cell) {
        return text == null || pattern == null || pattern.read(text, none, cell);
    }

    /** Latitude and longitude as written; what is no position is kept beside the event. */
    private @Nullable String degrees(RowDraft row, CellDraft cell) {
        String latitude = row.text(fields.latitude());
        String longitude = row.text(fields.longitude());
        if (latitude == null && longitude == null) {
            return null;
        }
        if (cell.position(latitude, longitude)) {
            return joined(latitude, longitude);
        }
        row.warn("UNREAD_POSITION");
        keep(fields.latitude(), latitude, row);
        keep(fields.longitude(), longitude, row);
        return null;
    }

    private void keep(Field field, @Nullable String text, RowDraft row) {
        if (text != null) {
            String column = plan.columnOf(field);
            row.extra(column == null ? field.wireName() : column, text);
        }
    }

    private static @Nullable String joined(@Nullable String one, @Nullable String other) {
        return one == null ? other : other == null ? one : one + ' ' + other;
    }
}
