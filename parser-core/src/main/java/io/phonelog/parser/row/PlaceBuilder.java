package io.phonelog.parser.row;

import io.phonelog.contracts.event.Cell;
import io.phonelog.contracts.event.Place;
import io.phonelog.contracts.template.Field;
import io.phonelog.parser.value.CellPattern;
import io.phonelog.parser.value.CellPattern.CellDraft;
import io.phonelog.parser.value.Digits;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/** Where, and with which device. */
final class PlaceBuilder {
    private static final int MIN_DEVICE_DIGITS = 14;

    private final Set<String> none;
    private final @Nullable CellPattern firstCell;
    private final @Nullable CellPattern firstPosition;
    private final @Nullable CellPattern lastCell;
    private final @Nullable CellPattern lastPosition;

    PlaceBuilder(RowPlan plan) {
        this.none = Set.copyOf(plan.template().none());
        this.firstCell = pattern(plan, Field.FIRST_CELL);
        this.firstPosition = pattern(plan, Field.FIRST_CELL_POSITION);
        this.lastCell = pattern(plan, Field.LAST_CELL);
        this.lastPosition = pattern(plan, Field.LAST_CELL_POSITION);
    }

    private static @Nullable CellPattern pattern(RowPlan plan, Field field) {
        String notation = plan.format(field);
        return notation == null ? null : new CellPattern(notation);
    }

    Place build(RowDraft row) {
        Cell first =
                cell(
                        row,
                        row.text(Field.FIRST_CELL),
                        firstCell,
                        row.text(Field.FIRST_CELL_POSITION),
                        firstPosition,
                        row.text(Field.FIRST_CELL_ADDRESS));
        Cell last =
                cell(
                        row,
                        row.text(Field.LAST_CELL),
                        lastCell,
                        row.text(Field.LAST_CELL_POSITION),
                        lastPosition,
                        row.text(Field.LAST_CELL_ADDRESS));
        String imei = digits(row, Field.IMEI);
        String imsi = digits(row, Field.IMSI);
        String iccid = digits(row, Field.ICCID);
        String roaming = row.text(Field.ROAMING);
        boolean nothing = first == null && last == null && imei == null && imsi == null;
        return nothing && iccid == null && roaming == null
                ? Place.NONE
                : new Place(first, last, imei, imsi, iccid, roaming);
    }

    private @Nullable Cell cell(
            RowDraft row,
            @Nullable String id,
            @Nullable CellPattern idPattern,
            @Nullable String position,
            @Nullable CellPattern positionPattern,
            @Nullable String address) {
        if (id == null && position == null && address == null) {
            return null;
        }
        CellDraft cell = new CellDraft();
        boolean understood = read(id, idPattern, cell) & read(position, positionPattern, cell);
        if (!understood) {
            row.warn("UNREAD_CELL");
        }
        if (address != null) {
            cell.address(address);
        }
        if (id != null) {
            cell.raw(position == null ? id : id + ' ' + position);
        } else if (position != null) {
            cell.raw(position);
        }
        return cell.cell();
    }

    private boolean read(@Nullable String text, @Nullable CellPattern pattern, CellDraft cell) {
        return text == null || pattern == null || pattern.read(text, none, cell);
    }

    /** Spreadsheets turn long identities into {@code 3.53E+14}: their digits are gone for good. */
    private static @Nullable String digits(RowDraft row, Field field) {
        String text = row.text(field);
        if (text == null) {
            return null;
        }
        String joined = text.indexOf('-') < 0 ? text : text.replace("-", "");
        if (Digits.only(joined) && joined.length() >= MIN_DEVICE_DIGITS) {
            return joined;
        }
        boolean ruined = text.indexOf('E') > 0 || text.indexOf('e') > 0;
        row.warn((ruined ? "RUINED_" : "UNUSUAL_") + field.name());
        if (ruined) {
            row.extra(field.wireName(), text);
            return null;
        }
        return text;
    }
}
