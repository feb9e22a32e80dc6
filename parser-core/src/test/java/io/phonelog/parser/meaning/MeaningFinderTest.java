package io.phonelog.parser.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.contracts.template.Column;
import io.phonelog.contracts.template.Field;
import io.phonelog.contracts.template.Template;
import io.phonelog.parser.catalogue.TemplateCheck;
import io.phonelog.parser.family.Family;
import io.phonelog.parser.family.FamilyFile;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

class MeaningFinderTest {
    private static final MeaningFinder FINDER = new MeaningFinder();
    private static final List<String> NAMES =
            List.of("Fecha", "Hora", "Sentido", "Línea", "Número", "Duración", "Importe");

    @Test
    void understandsFamiliesAndNamesThatItHasNotSeen() {
        Accuracy seen = Accuracy.of(FINDER, 3_000_000, 150);
        assertThat((double) seen.right / seen.columns).isGreaterThan(0.975);
        assertThat((double) seen.surelyWrong / seen.sure).isLessThan(0.01);
        assertThat((double) seen.takenRight / seen.taken).isGreaterThan(0.94);
    }

    @Test
    void tellsOwnFromOtherNumbersByWhatIsConstantAndByTheDirection() {
        Map<String, @Nullable Field> fields = fields(FINDER.find(NAMES, spanish(), ""));
        assertThat(fields)
                .containsEntry("Fecha", Field.START_DATE)
                .containsEntry("Hora", Field.START_TIME)
                .containsEntry("Sentido", Field.DIRECTION)
                .containsEntry("Línea", Field.SUBJECT)
                .containsEntry("Número", Field.OTHER_PARTY)
                .containsEntry("Duración", Field.DURATION)
                .containsEntry("Importe", Field.COST);
    }

    @Test
    void saysWhyAndWhatElse() {
        ColumnMeaning duration = FINDER.find(NAMES, spanish(), "").columns().get(5);
        assertThat(duration.confidence()).isGreaterThan(0.9);
        assertThat(duration.reasons()).isNotEmpty().anyMatch(r -> r.contains("name"));
    }

    @Test
    void draftsATemplateThatMakesSense() {
        TableMeaning meaning = FINDER.find(NAMES, spanish(), "");
        Template draft = meaning.draft();
        assertThat(draft).isNotNull();
        if (draft != null) {
            assertThat(TemplateCheck.problems(draft)).isEmpty();
            assertThat(draft.columns())
                    .extracting(Column::format)
                    .startsWith("dd/MM/yyyy", "HH:mm:ss");
            assertThat(draft.columns().get(2).values()).containsKeys("Entrante", "Saliente");
        }
    }

    @Test
    void aTableOfAnotherTradeIsNotTakenForCalls() {
        List<List<String>> stock =
                List.of(List.of("apples", "1.20", "500"), List.of("pears", "2.10", "20"));
        TableMeaning meaning = FINDER.find(List.of("Product", "Price", "Stock"), stock, "");
        assertThat(meaning.confidence()).isZero();
        assertThat(meaning.draft()).isNull();
        assertThat(meaning.doubts()).isNotEmpty();
    }

    @Property(tries = 25)
    void theOrderOfColumnsDoesNotMatter(@ForAll Random random) {
        List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6));
        Collections.shuffle(order, random);
        List<String> names = order.stream().map(NAMES::get).toList();
        List<List<String>> rows =
                spanish().stream().map(row -> order.stream().map(row::get).toList()).toList();
        assertThat(fields(FINDER.find(names, rows, "")))
                .isEqualTo(fields(FINDER.find(NAMES, spanish(), "")));
    }

    @Property(tries = 150)
    void anyTableGetsAnAnswer(
            @ForAll @Size(min = 1, max = 6) List<@Size(min = 3, max = 3) List<String>> rows,
            @ForAll @Size(min = 3, max = 3) List<String> names) {
        assertThat(FINDER.find(names, rows, "").columns()).hasSize(3);
    }

    @Test
    void theSameTableGetsTheSameAnswer() {
        FamilyFile file = new Family(77, false).file(1);
        assertThat(new MeaningFinder().find(file.names(), file.rows(), ""))
                .isEqualTo(FINDER.find(file.names(), file.rows(), ""));
    }

    private static List<List<String>> spanish() {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            boolean in = i % 3 == 0;
            rows.add(
                    List.of(
                            "%02d/03/2026".formatted(i),
                            "21:%02d:09".formatted(i),
                            in ? "Entrante" : "Saliente",
                            "600000001",
                            "6000001%02d".formatted(i % 7),
                            Integer.toString(i * 17),
                            in ? "0,00" : "0,%02d".formatted(i)));
        }
        return rows;
    }

    private static Map<String, @Nullable Field> fields(TableMeaning meaning) {
        Map<String, @Nullable Field> fields = new LinkedHashMap<>();
        meaning.columns().forEach(column -> fields.put(column.name(), column.field()));
        return fields;
    }
}
