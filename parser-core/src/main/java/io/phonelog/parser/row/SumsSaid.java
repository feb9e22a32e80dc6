package io.phonelog.parser.row;

import io.phonelog.contracts.parse.Sums;
import io.phonelog.contracts.parse.Sums.Measure;
import io.phonelog.contracts.template.Field;
import io.phonelog.parser.record.Records;
import io.phonelog.parser.value.DurationReader;
import io.phonelog.parser.value.MoneyReader;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a line beside the table says that its rows add up to: in the cells of a total, by the
 * columns they stand in, or in words with one figure, as {@code Total duration: 0:12:33}. What is
 * not plainly comparable, as minutes where the rows have seconds, is left alone.
 */
final class SumsSaid {
    private static final int LONGEST_LINE = 200;
    private static final Pattern WORDED =
            Pattern.compile(
                    "(?U)([\\p{L}() .-]{4,60}?)\"?\\s*[:=,;|\\t]\\s*\"?([^\\p{L}:=;|\\t\"]{0,4}\\d[^\"]{0,24})\"?\\W*");
    private static final Pattern TOTAL =
            Pattern.compile(
                    "(?iU).*(?:total|sum|gesamt|insgesamt|summe|somme|suma|totale|totaal|razem|toplam|итого|всего).*");
    private static final Pattern DURATION =
            Pattern.compile(
                    "(?iU).*(?:duration|dauer|durée|duración|duração|durata|duur|czas|süre|длительность|talk time|seconds"
                            + "|sekunden|minutes|minuten).*");
    private static final Pattern MINUTES = Pattern.compile("(?iU).*\\bmin(?:ute[sn]?)?\\b.*");
    private static final Pattern COST =
            Pattern.compile(
                    "(?iU).*(?:cost|charge|amount|price|betrag|kosten|montant|coût|importe|coste|importo|costo|bedrag|kwota"
                            + "|koszt|tutar|сумма|стоимость).*");
    private static final Pattern CLOCK = Pattern.compile("\\d{1,4}:[0-5]\\d:[0-5]\\d");
    private static final Pattern BARE = Pattern.compile("\\d{1,12}");

    private final RowPlan plan;
    private final ValueCleaner cleaner;

    SumsSaid(RowPlan plan) {
        this.plan = plan;
        this.cleaner =
                new ValueCleaner(plan.template().wrappers(), plan.template().none(), List.of());
    }

    /**
     * @param total whether the line is a total, and not just something that is said around the
     *     table
     */
    List<Sums.Declared> in(Records record, boolean total) {
        List<Sums.Declared> said = new ArrayList<>();
        if (total && plan.most() > 2 && record.size() == plan.most()) {
            cell(record, Field.DURATION, Measure.DURATION, said);
            cell(record, Field.BILLED, Measure.BILLED, said);
            cell(record, Field.COST, Measure.COST, said);
        }
        if (said.isEmpty()) {
            words(record, said);
        }
        return said;
    }

    private void cell(Records record, Field field, Measure measure, List<Sums.Declared> said) {
        int position = plan.positionOf(field);
        String text = position < 0 ? null : cleaner.clean(record.text(position));
        BigDecimal sum =
                text == null ? null : measure == Measure.COST ? cost(text) : seconds(field, text);
        if (sum != null) {
            said.add(new Sums.Declared(record.place(), measure, sum));
        }
    }

    private void words(Records record, List<Sums.Declared> said) {
        String line = record.raw(LONGEST_LINE).strip();
        Matcher worded = WORDED.matcher(line);
        if (line.length() >= LONGEST_LINE || !worded.matches()) {
            return;
        }
        String label = worded.group(1);
        String value = worded.group(2).strip();
        if (!TOTAL.matcher(label).matches()) {
            return;
        }
        boolean lasts = DURATION.matcher(label).matches();
        Field field = plan.positionOf(Field.DURATION) >= 0 ? Field.DURATION : Field.BILLED;
        Measure measure =
                !lasts ? Measure.COST : field == Field.BILLED ? Measure.BILLED : Measure.DURATION;
        BigDecimal sum =
                lasts
                        ? lasting(field, label, value)
                        : COST.matcher(label).matches() ? cost(value) : null;
        if (sum != null && plan.positionOf(lasts ? field : Field.COST) >= 0) {
            said.add(new Sums.Declared(record.place(), measure, sum));
        }
    }

    /** A clock says what it means; a bare figure means what those of the rows do. */
    private @Nullable BigDecimal lasting(Field field, String label, String value) {
        boolean minutes = MINUTES.matcher(label).matches();
        boolean comparable =
                CLOCK.matcher(value).matches()
                        || BARE.matcher(value).matches()
                                && minutes == "minutes".equals(plan.format(field));
        return comparable ? seconds(field, value) : null;
    }

    private @Nullable BigDecimal seconds(Field field, String text) {
        if (CLOCK.matcher(text).matches()) {
            String[] parts = text.split(":");
            return BigDecimal.valueOf(
                    Long.parseLong(parts[0]) * 3600
                            + Long.parseLong(parts[1]) * 60
                            + Long.parseLong(parts[2]));
        }
        long seconds = new DurationReader(plan.format(field)).seconds(text);
        return seconds == DurationReader.UNREADABLE ? null : BigDecimal.valueOf(seconds);
    }

    private @Nullable BigDecimal cost(String text) {
        return new MoneyReader(plan.format(Field.COST)).read(text);
    }
}
