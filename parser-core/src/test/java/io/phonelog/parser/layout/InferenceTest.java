package io.phonelog.parser.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.contracts.event.PhoneEvent;
import io.phonelog.contracts.parse.ParseReport.ColumnGuess;
import io.phonelog.parser.Parsed;
import io.phonelog.parser.layout.Recognition.Inferred;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

class InferenceTest {
    private static final LayoutRecogniser RECOGNISER = new LayoutRecogniser(0.8);
    private static final List<String> NAMES =
            List.of("Call Start", "Caller", "Called", "Length", "Result", "Handset", "Remarks");

    @Property(tries = 25)
    void theOrderOfColumnsDoesNotChangeTheEvents(@ForAll Random random) {
        List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6));
        List<Object> usual = events(file(order));
        Collections.shuffle(order, random);
        assertThat(events(file(order))).isEqualTo(usual).hasSize(15);
    }

    @Test
    void theSameFileHasTheSameDraft() {
        byte[] file = file(List.of(0, 1, 2, 3, 4, 5, 6));
        assertThat(inferred(file).template()).isEqualTo(inferred(file).template());
    }

    @Test
    void saysOfEveryColumnWhy() {
        Inferred inferred = inferred(file(List.of(0, 1, 2, 3, 4, 5, 6)));
        assertThat(inferred.classification().layout()).isEqualTo("inferred");
        assertThat(inferred.mapping()).hasSize(7).allMatch(guess -> !guess.reasons().isEmpty());
        assertThat(inferred.mapping())
                .extracting(ColumnGuess::field)
                .startsWith("start", "from", "to", "duration");
    }

    @Test
    void fewRowsProveLittle() {
        byte[] whole = file(List.of(0, 1, 2, 3, 4, 5, 6));
        String text = new String(whole, StandardCharsets.UTF_8);
        int second = text.indexOf('\n', text.indexOf('\n') + 1);
        Recognition one =
                RECOGNISER.recognise(
                        text.substring(0, second + 1).getBytes(StandardCharsets.UTF_8), List.of());
        assertThat(one).isInstanceOf(Recognition.Unsure.class);
        assertThat(((Recognition.Unsure) one).guess()).isNotNull();
    }

    private static Inferred inferred(byte[] file) {
        return (Inferred) RECOGNISER.recognise(file, List.of());
    }

    private static List<Object> events(byte[] file) {
        List<Object> seen = new ArrayList<>();
        for (PhoneEvent e : Parsed.of(file, inferred(file), "US", "UTC").events()) {
            seen.add(
                    List.of(
                            e.type(),
                            e.direction(),
                            e.time(),
                            e.parties(),
                            e.amounts(),
                            e.place(),
                            e.outcome()));
        }
        return seen;
    }

    private static byte[] file(List<Integer> order) {
        StringBuilder text = new StringBuilder();
        line(order.stream().map(NAMES::get).toList(), text);
        for (int i = 1; i <= 15; i++) {
            List<String> row =
                    List.of(
                            "2026-03-%02d 21:05:09".formatted(i),
                            "120855501%02d".formatted(i % 3),
                            "120855502%02d".formatted(i),
                            "00:01:%02d".formatted(i),
                            i % 4 == 0 ? "no answer" : "answered",
                            "35693803564380" + i % 3,
                            i % 5 == 0 ? "call back" : "");
            line(order.stream().map(row::get).toList(), text);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void line(List<String> cells, StringBuilder text) {
        text.append(String.join(";", cells)).append('\n');
    }
}
