package io.phonelog.parser.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.contracts.template.Column;
import io.phonelog.contracts.template.Defaults;
import io.phonelog.contracts.template.Field;
import io.phonelog.contracts.template.Layout;
import io.phonelog.contracts.template.Template;

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

    private static Template template(String format) {
        Column when =
                new Column(
                        "When",
                        List.of(),
                        null,
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
                new Layout.Delimited(true, null, null, true, null, null, List.of()),
                List.of(when),
                Defaults.NONE,
                "",
                List.of(),
                List.of(),
                false);
    }
}
