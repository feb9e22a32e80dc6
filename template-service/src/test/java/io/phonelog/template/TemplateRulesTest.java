package io.phonelog.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.phonelog.contracts.template.Template;
import io.phonelog.parser.catalogue.BuiltInTemplates;
import io.phonelog.platform.problem.Problem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.UUID;

class TemplateRulesTest {
    private static final UUID ID = UUID.fromString("0192f0c1-0000-7000-8000-000000000003");
    private static final UUID ORG = UUID.fromString("a0c3e000-0000-7000-8000-000000000001");

    static List<Template> builtIn() {
        return BuiltInTemplates.all();
    }

    @ParameterizedTest
    @MethodSource("builtIn")
    void acceptsEveryBuiltInTemplateAsItIs(Template template) {
        assertThat(
                        TemplateRules.accept(
                                TemplateDraft.of(template),
                                template.id(),
                                template.version(),
                                template.orgId()))
                .isEqualTo(template);
    }

    @Test
    void takesOverWhatTheDraftSays() throws Exception {
        Template accepted = TemplateRules.accept(draft(Drafts.named(" Ours ")), ID, 3, ORG);
        assertThat(accepted.name()).isEqualTo("Ours");
        assertThat(accepted.id()).isEqualTo(ID);
        assertThat(accepted.version()).isEqualTo(3);
        assertThat(accepted.orgId()).isEqualTo(ORG);
        assertThat(accepted.columns()).hasSize(3);
        assertThat(accepted.deleted()).isFalse();
    }

    /** A draft that is good but for one thing: where and what is said of it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    columns                | NO_TIME              | {"name":"Who","field":"from"}
                    columns[1].name        | DUPLICATE_COLUMN     | {"name":"When","field":"start"},{"name":"w_h e.n"}
                    columns[1].aliases     | DUPLICATE_COLUMN     | {"name":"When","field":"start"},{"name":"B","aliases":["WHEN"]}
                    columns[1].position    | DUPLICATE_COLUMN     | {"name":"A","field":"start","position":2},{"name":"B","position":2}
                    columns[0].position    | OUT_OF_RANGE         | {"name":"A","field":"start","position":-1}
                    columns[0].name        | REQUIRED             | {"name":" ","field":"start"}
                    columns[0].name        | REQUIRED             | {"field":"start"}
                    columns[0]             | REQUIRED             | null
                    columns[0].format      | BAD_FORMAT           | {"name":"A","field":"start","format":"yyyy-'MM"}
                    columns[1].format      | BAD_FORMAT           | {"name":"A","field":"start"},{"name":"B","field":"duration","format":"fortnights"}
                    columns[1].format      | BAD_FORMAT           | {"name":"A","field":"start"},{"name":"B","field":"first_cell","format":"-"}
                    columns[1].format      | FORMAT_WITHOUT_FIELD | {"name":"A","field":"start"},{"name":"B","format":"seconds"}
                    columns[0].zone        | BAD_ZONE             | {"name":"A","field":"start","zone":"Mars/Olympus"}
                    columns[1].values      | BAD_VALUE            | {"name":"A","field":"start"},{"name":"B","values":{"x":{"direction":"sideways"}}}
                    columns[1].values.x    | REQUIRED             | {"name":"A","field":"start"},{"name":"B","values":{"x":null}}
                    columns[1].otherwise.direction | REQUIRED     | {"name":"A","field":"start"},{"name":"B","otherwise":{"direction":null}}
                    columns[1].marked.(D)  | REQUIRED             | {"name":"A","field":"start"},{"name":"B","marked":{"(D)":null}}
                    """)
    void saysWhatIsWrongWithColumns(String field, String code, String columns) throws Exception {
        assertFault(field, code, Drafts.of("Ours", columns));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    name              | REQUIRED          | "name":null
                    name              | TOO_LONG          | "name":"%LONG%"
                    name              | CONTROL_CHARACTER | "name":"a\\u0000b"
                    description       | TOO_LONG          | "description":"%LONG%%LONG%%LONG%%LONG%%LONG%"
                    layout            | REQUIRED          | "layout":null
                    layout.delimiter  | NOT_A_SEPARATOR   | "layout":{"kind":"delimited","header":true,"delimiter":"a"}
                    layout.quote      | SAME_AS_DELIMITER | "layout":{"kind":"delimited","header":true,"delimiter":",","quote":","}
                    layout.minColumns | OUT_OF_RANGE      | "layout":{"kind":"delimited","header":true,"minColumns":0}
                    layout.maxColumns | BELOW_MINIMUM     | "layout":{"kind":"delimited","header":true,"minColumns":9,"maxColumns":8}
                    columns[0].position | REQUIRED        | "layout":{"kind":"delimited","header":false}
                    columns           | REQUIRED          | "columns":null
                    columns           | REQUIRED          | "columns":[]
                    defaults.zone     | BAD_ZONE          | "defaults":{"zone":"Nowhere"}
                    defaults.region   | UNKNOWN_REGION    | "defaults":{"region":"XX"}
                    defaults.currency | UNKNOWN_CURRENCY  | "defaults":{"currency":"pounds"}
                    wrappers          | NOT_A_WRAPPER     | "wrappers":"'a"
                    none[1]           | REQUIRED          | "none":["-",null]
                    groupBy[0]        | FIELD_NOT_HELD    | "groupBy":["imei"]
                    groupBy[0]        | FIELD_NOT_HELD    | "groupBy":[null]
                    """)
    void saysWhatIsWrongWithTheRest(String field, String code, String change) throws Exception {
        String good = Drafts.named("Ours");
        // The last of two members with the same name counts.
        String draft =
                good.substring(0, good.lastIndexOf('}'))
                        + ","
                        + change.replace("%LONG%", "x".repeat(500))
                        + "}";
        assertFault(field, code, draft);
    }

    @Test
    void namesEveryFaultAtOnce() throws Exception {
        Problem problem =
                refusal(
                        Drafts.of(
                                "",
                                "{\"name\":\"A\",\"field\":\"start\",\"position\":-1},{\"name\":\"A\"}"));
        assertThat(problem.errors())
                .extracting("field")
                .contains("name", "columns[0].position", "columns[1].name");
        assertThat(problem.detail()).contains("more");
    }

    private static void assertFault(String field, String code, String draft) throws Exception {
        Problem problem = refusal(draft);
        assertThat(problem).as("refusal").isNotNull();
        assertThat(problem.type().name()).isEqualTo("VALIDATION_FAILED");
        assertThat(problem.errors())
                .anySatisfy(
                        error -> {
                            assertThat(error.field()).isEqualTo(field);
                            assertThat(error.code()).isEqualTo(code);
                            assertThat(error.message()).isNotBlank();
                        });
    }

    private static Problem refusal(String draft) throws Exception {
        TemplateDraft read = draft(draft);
        return catchThrowableOfType(Problem.class, () -> TemplateRules.accept(read, ID, 1, ORG));
    }

    private static TemplateDraft draft(String json) throws JsonProcessingException {
        return JsonMapper.builder().build().readValue(json, TemplateDraft.class);
    }
}
