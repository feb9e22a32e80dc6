package io.phonelog.parser.row;

import io.phonelog.contracts.template.Field;

/** The fields that say something of one cell. */
record CellFields(Field id, Field position, Field latitude, Field longitude, Field address) {
    static final CellFields FIRST =
            new CellFields(
                    Field.FIRST_CELL,
                    Field.FIRST_CELL_POSITION,
                    Field.FIRST_CELL_LATITUDE,
                    Field.FIRST_CELL_LONGITUDE,
                    Field.FIRST_CELL_ADDRESS);

    static final CellFields LAST =
            new CellFields(
                    Field.LAST_CELL,
                    Field.LAST_CELL_POSITION,
                    Field.LAST_CELL_LATITUDE,
                    Field.LAST_CELL_LONGITUDE,
                    Field.LAST_CELL_ADDRESS);
}
