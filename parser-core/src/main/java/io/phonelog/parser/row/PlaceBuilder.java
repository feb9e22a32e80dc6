package io.phonelog.parser.row;

import io.phonelog.contracts.event.Cell;
import io.phonelog.contracts.event.Place;
import io.phonelog.contracts.template.Field;
import io.phonelog.parser.value.Digits;

import org.jspecify.annotations.Nullable;

/** Where, and with which device. */
final class PlaceBuilder {
    private static final int MIN_DEVICE_DIGITS = 14;

    private final CellBuilder first;
    private final CellBuilder last;

    PlaceBuilder(RowPlan plan) {
        this.first = new CellBuilder(plan, CellFields.FIRST);
        this.last = new CellBuilder(plan, CellFields.LAST);
    }

    Place build(RowDraft row) {
        Cell first = this.first.build(row);
        Cell last = this.last.build(row);
        String imei = digits(row, Field.IMEI);
        String imsi = digits(row, Field.IMSI);
        String iccid = digits(row, Field.ICCID);
        String roaming = row.text(Field.ROAMING);
        boolean nothing = first == null && last == null && imei == null && imsi == null;
        return nothing && iccid == null && roaming == null
                ? Place.NONE
                : new Place(first, last, imei, imsi, iccid, roaming);
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
