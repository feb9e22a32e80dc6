package io.phonelog.contracts.parse;

import java.util.List;

/**
 * How the records of a file are got at.
 *
 * @param layers what to take off, the outermost first
 * @param form of the records in what remains
 */
public record Container(List<Layer> layers, RecordForm form) {
    public Container {
        layers = List.copyOf(layers);
    }

    /** Records with nothing around them. */
    public static Container of(RecordForm form) {
        return new Container(List.of(), form);
    }
}
