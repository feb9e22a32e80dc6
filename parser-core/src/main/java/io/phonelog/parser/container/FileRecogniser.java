package io.phonelog.parser.container;

import io.phonelog.contracts.parse.Container;
import io.phonelog.contracts.parse.Layer;
import io.phonelog.contracts.parse.RecordForm;
import io.phonelog.contracts.template.Template;
import io.phonelog.parser.archive.ArchiveLimits;
import io.phonelog.parser.archive.FileBytes;
import io.phonelog.parser.layout.LayoutRecogniser;
import io.phonelog.parser.layout.Recognition;

import java.io.IOException;
import java.util.Collection;
import java.util.List;

/**
 * Tells what a file is, how its records are got at, and which of some templates it was written by.
 */
public final class FileRecogniser {
    private final LayoutRecogniser layouts;
    private final ArchiveLimits limits;

    public FileRecogniser(LayoutRecogniser layouts, ArchiveLimits limits) {
        this.layouts = layouts;
        this.limits = limits;
    }

    /**
     * A file and its layout.
     *
     * @param layers what is around its records
     */
    public record Recognised(List<Layer> layers, Recognition recognition) {

        /** How to get at the records, once their form is known. */
        public Container container(RecordForm form) {
            return new Container(layers, form);
        }
    }

    /**
     * Looks at a file.
     *
     * @throws IOException when its bytes cannot be had; what is wrong with them is no exception
     */
    public Recognised recognise(FileBytes file, Collection<Template> templates) throws IOException {
        Detection found = new FormDetector(file, limits).look();
        if (found instanceof Detection.Text text) {
            return new Recognised(text.layers(), layouts.recognise(text.head(), templates));
        }
        if (found instanceof Detection.Table table) {
            return new Recognised(
                    table.layers(), layouts.recognise(table.records(), table.form(), templates));
        }
        return new Recognised(List.of(), ((Detection.Refused) found).why());
    }
}
