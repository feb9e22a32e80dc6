package io.phonelog.parser.container;

import io.phonelog.parser.container.LayerDetector.Peeled;

import java.io.IOException;

/** Tells in which form the records of a file are. */
final class FormDetector {
    private final ArchiveLimits limits;

    FormDetector(ArchiveLimits limits) {
        this.limits = limits;
    }

    Detection look(FileBytes file) throws IOException {
        Peeled peeled = new LayerDetector(file, limits).peel();
        if (peeled instanceof Peeled.Refused refused) {
            return new Detection.Refused(refused.why());
        }
        Peeled.Bare bare = (Peeled.Bare) peeled;
        return new Detection.Text(bare.layers(), bare.head());
    }
}
