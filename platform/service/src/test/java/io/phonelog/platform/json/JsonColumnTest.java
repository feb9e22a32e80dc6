package io.phonelog.platform.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

class JsonColumnTest {
    private final JsonColumn<Thing> column = new OfThing();

    static final class OfThing extends JsonColumn<Thing> {
        OfThing() {
            super(new TypeReference<>() {});
        }
    }

    record Thing(String name, List<Integer> numbers, @Nullable Instant at) {}

    @Test
    void givesBackWhatWentIn() {
        var thing = new Thing("ü", List.of(1, 2), Instant.parse("2026-03-01T10:15:30.123456Z"));
        String text = column.convertToDatabaseColumn(thing);
        assertThat(text).contains("\"at\":\"2026-03-01T10:15:30.123456Z\"");
        assertThat(column.convertToEntityAttribute(text)).isEqualTo(thing);
    }

    @Test
    void nothingIsNull() {
        assertThat(column.convertToDatabaseColumn(null)).isNull();
        assertThat(column.convertToEntityAttribute(null)).isNull();
        assertThat(column.convertToDatabaseColumn(new Thing("x", List.of(), null)))
                .doesNotContain("at");
    }

    @Test
    void readsWhatANewerReleaseWrote() {
        assertThat(
                        column.convertToEntityAttribute(
                                "{\"name\":\"x\",\"numbers\":[],\"later\":true}"))
                .isEqualTo(new Thing("x", List.of(), null));
    }

    @Test
    void saysSoWhenTheColumnIsBroken() {
        assertThatThrownBy(() -> column.convertToEntityAttribute("{"))
                .isInstanceOf(IllegalStateException.class);
    }
}
