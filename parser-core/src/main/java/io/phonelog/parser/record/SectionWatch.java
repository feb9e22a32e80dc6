package io.phonelog.parser.record;

import io.phonelog.contracts.parse.OtherTable;
import io.phonelog.contracts.parse.Section;

import java.io.IOException;
import java.util.List;

/** Sees all records of a file go by, in their order, and tells its tables apart. */
public interface SectionWatch {
    /** There is one table only. */
    SectionWatch NONE =
            new SectionWatch() {
                @Override
                public void see(AheadRecords record) {}

                @Override
                public boolean isBetween() {
                    return false;
                }

                @Override
                public List<Section> take() {
                    return List.of();
                }

                @Override
                public List<OtherTable> tables() {
                    return List.of();
                }
            };

    /** Looks at the record that is next. */
    void see(AheadRecords record) throws IOException;

    /** Whether the records seen last may belong to what comes after them. */
    boolean isBetween();

    /**
     * The sections of a range that ends behind what was seen: those that began in it, and before
     * them the one that it began in.
     */
    List<Section> take();

    /** The tables besides the first, until now. */
    List<OtherTable> tables();
}
