package io.phonelog.parser.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.phonelog.contracts.parse.Span;
import io.phonelog.contracts.template.Column;
import io.phonelog.contracts.template.Defaults;
import io.phonelog.contracts.template.Field;
import io.phonelog.contracts.template.Layout;
import io.phonelog.contracts.template.Template;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.UUID;

class TemplateCheckTest {

    @ParameterizedTest
    @ValueSource(strings = {"MM/dd", "dd.MM. HH:mm", "d MMM HH:mm|yyyy-MM-dd"})
    void asksForTheYearOfDaysThatHaveNone(String format) {
        assertThat(TemplateCheck.problems(template(format)))
                .extracting(TemplateCheck.Problem::code)
                .containsExactly("NO_YEAR");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MM/dd{2026}",
                "MM/dd{?}",
                "dd.MM.yy",
                "uuuu-MM-dd HH:mm",
                "epoch_millis",
                "yyyyMMdd"
            })
    void takesDaysWhoseYearIsKnown(String format) {
        assertThat(TemplateCheck.problems(template(format))).isEmpty();
    }

    @Test
    void saysWhichColumnIsWhereTheLayoutHasNoField() {
        Layout fixed = new Layout.FixedWidth(List.of(new Span(0, 8), new Span(9, 14)), List.of());
        assertThat(TemplateCheck.problems(template("yyyyMMdd", 1, fixed))).isEmpty();
        assertThat(TemplateCheck.problems(template("yyyyMMdd", 2, fixed)))
                .extracting(TemplateCheck.Problem::field, TemplateCheck.Problem::code)
                .containsExactly(tuple("columns[0].position", "NO_SUCH_FIELD"));
        Layout unnamed = new Layout.Delimited(false, null, null, true, 2, 3, List.of());
        assertThat(TemplateCheck.problems(template("yyyyMMdd", 3, unnamed)))
                .extracting(TemplateCheck.Problem::message)
                .containsExactly(
                        "Column \"When\" is at position 3, but the layout has 3 fields: positions 0 to 2.");
    }

    private static Template template(String format) {
        return template(
                format, null, new Layout.Delimited(true, null, null, true, null, null, List.of()));
    }

    private static Template template(String format, @Nullable Integer position, Layout layout) {
        Column when =
                new Column(
                        "When",
                        List.of(),
                        position,
                        true,
                        Field.START,
                        format,
                        null,
                        List.of(),
                        Map.of(),
                        Map.of(),
                        Map.of());
        return new Template(
                new UUID(1, 1),
                1,
                null,
                "Calls",
                null,
                layout,
                List.of(when),
                Defaults.NONE,
                "",
                List.of(),
                List.of(),
                false);
    }
}
