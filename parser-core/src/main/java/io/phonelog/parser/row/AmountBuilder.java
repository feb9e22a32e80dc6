package io.phonelog.parser.row;

import io.phonelog.contracts.event.Amounts;
import io.phonelog.contracts.event.EventTime;
import io.phonelog.contracts.template.Field;
import io.phonelog.parser.value.Digits;
import io.phonelog.parser.value.DurationReader;
import io.phonelog.parser.value.MoneyReader;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/** How long, how much, what it cost. */
final class AmountBuilder {
    private final RowPlan plan;
    private final DurationReader duration;
    private final DurationReader billed;
    private final DurationReader ring;
    private final MoneyReader money;
    private final @Nullable String usualCurrency;

    AmountBuilder(RowPlan plan) {
        this.plan = plan;
        this.duration = new DurationReader(plan.format(Field.DURATION));
        this.billed = new DurationReader(plan.format(Field.BILLED));
        this.ring = new DurationReader(plan.format(Field.RING));
        this.money = new MoneyReader(plan.format(Field.COST));
        this.usualCurrency = plan.template().defaults().currency();
    }

    Amounts build(RowDraft row, EventTime time) throws RowFault {
        BigDecimal cost = cost(row);
        Long rang = seconds(ring, Field.RING, row);
        if (rang == null && time.answer() != null) {
            long waited = time.answer().getEpochSecond() - time.start().getEpochSecond();
            rang = waited >= 0 ? (Long) waited : null;
        }
        String currency = row.text(Field.CURRENCY);
        return new Amounts(
                seconds(duration, Field.DURATION, row),
                seconds(billed, Field.BILLED, row),
                rang,
                count(Field.BYTES_UP, row),
                count(Field.BYTES_DOWN, row),
                count(Field.MESSAGE_COUNT, row),
                cost,
                cost == null || currency != null ? currency : usualCurrency);
    }

    private @Nullable Long seconds(DurationReader reader, Field field, RowDraft row)
            throws RowFault {
        String text = row.text(field);
        if (text == null) {
            return null;
        }
        long seconds = reader.seconds(text);
        if (seconds == DurationReader.UNREADABLE) {
            throw new RowFault(
                    plan.columnOf(field),
                    "BAD_DURATION",
                    RowFault.shown(text) + " is no duration in " + reader + ".");
        }
        return seconds;
    }

    private @Nullable Long count(Field field, RowDraft row) throws RowFault {
        String text = row.text(field);
        if (text == null) {
            return null;
        }
        long count = Digits.number(text);
        if (count < 0) {
            throw new RowFault(
                    plan.columnOf(field),
                    "BAD_COUNT",
                    RowFault.shown(text) + " is no whole number.");
        }
        return count;
    }

    private @Nullable BigDecimal cost(RowDraft row) throws RowFault {
        String text = row.text(Field.COST);
        if (text == null) {
            return null;
        }
        BigDecimal cost = money.read(text);
        if (cost == null) {
            throw new RowFault(
                    plan.columnOf(Field.COST),
                    "BAD_AMOUNT",
                    RowFault.shown(text) + " is no amount of money.");
        }
        return cost;
    }
}
