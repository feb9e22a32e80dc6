package io.phonelog.parser.container;

import io.phonelog.contracts.parse.Layer;
import io.phonelog.contracts.parse.RecordForm;
import io.phonelog.parser.layout.Recognition.Unreadable;
import io.phonelog.parser.record.KeptRecord;

import java.util.List;

/** What the first look at a file shows. */
sealed interface Detection {

    /** Lines of text; their form is a matter of layout. */
    record Text(List<Layer> layers, byte[] head) implements Detection {}

    /**
     * A table of another form.
     *
     * @param records its first; where fields carry their names, these come before the first
     */
    record Table(List<Layer> layers, RecordForm form, List<KeptRecord> records)
            implements Detection {}

    /** Nothing that can be read. */
    record Refused(Unreadable why) implements Detection {}
}
