package io.phonelog.event.load;

import io.phonelog.contracts.event.Cell;

import org.jspecify.annotations.Nullable;

/** Names of cells: the same cell has the same name, in whatever words its file puts it. */
final class CellNames {
    private static final int LONGEST = 256;

    private CellNames() {}

    /**
     * Its number in the world; else as it is written, else its address. Null when nothing is known.
     */
    static @Nullable String of(Cell cell) {
        String name = cell.raw() == null ? cell.address() : cell.raw();
        if (cell.mcc() != null && cell.mnc() != null && cell.ci() != null) {
            String area = cell.lac() == null ? "" : cell.lac();
            name = String.join("-", cell.mcc(), cell.mnc(), area, cell.ci());
        }
        return name == null || name.isBlank()
                ? null
                : name.substring(0, Math.min(name.length(), LONGEST));
    }
}
