package io.phonelog.job;

import com.fasterxml.jackson.core.type.TypeReference;

import io.phonelog.contracts.job.JobFailure;
import io.phonelog.contracts.parse.Grain;
import io.phonelog.contracts.parse.ParseReport.Classification;
import io.phonelog.contracts.parse.ParseReport.ColumnGuess;
import io.phonelog.contracts.upload.StoredFile;
import io.phonelog.platform.json.JsonColumn;

import jakarta.persistence.Converter;

import java.util.List;

/** The parts of a job that are kept as JSON: read and written whole, never searched by. */
final class JsonColumns {
    private JsonColumns() {}

    @Converter
    static final class OfFile extends JsonColumn<StoredFile> {
        OfFile() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    static final class OfGrain extends JsonColumn<Grain> {
        OfGrain() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    static final class OfClassification extends JsonColumn<Classification> {
        OfClassification() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    static final class OfMapping extends JsonColumn<List<ColumnGuess>> {
        OfMapping() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    static final class OfSums extends JsonColumn<SumTally> {
        OfSums() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    static final class OfWarnings extends JsonColumn<WarningTally> {
        OfWarnings() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    static final class OfFailure extends JsonColumn<JobFailure> {
        OfFailure() {
            super(new TypeReference<>() {});
        }
    }
}
