package io.phonelog.job.run;

import com.fasterxml.jackson.core.type.TypeReference;

import io.phonelog.contracts.parse.ParseChunk;
import io.phonelog.platform.json.JsonColumn;

import jakarta.persistence.Converter;

/** A chunk's work as it was planned, to be given out again word for word. */
@Converter
public class WorkColumn extends JsonColumn<ParseChunk> {
    public WorkColumn() {
        super(new TypeReference<>() {});
    }
}
