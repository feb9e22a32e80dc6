package io.phonelog.upload;

import com.fasterxml.jackson.core.type.TypeReference;

import io.phonelog.platform.json.JsonColumn;

import jakarta.persistence.Converter;

/** The parts of an upload that are kept as JSON: read and written whole, never searched by. */
final class JsonColumns {
    private JsonColumns() {}

    @Converter
    static final class OfScan extends JsonColumn<ScanVerdict> {
        OfScan() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    static final class OfOptions extends JsonColumn<SendOptions> {
        OfOptions() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    static final class OfEnding extends JsonColumn<Ending> {
        OfEnding() {
            super(new TypeReference<>() {});
        }
    }
}
