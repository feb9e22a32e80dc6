package io.phonelog.parser.row;

import io.phonelog.contracts.event.Direction;
import io.phonelog.contracts.event.EventIds;
import io.phonelog.contracts.event.EventTime;
import io.phonelog.contracts.event.EventType;
import io.phonelog.contracts.event.Grouping;
import io.phonelog.contracts.event.Outcome;
import io.phonelog.contracts.event.Parties;
import io.phonelog.contracts.event.Party;
import io.phonelog.contracts.event.PhoneEvent;
import io.phonelog.contracts.event.Provenance;
import io.phonelog.contracts.event.Quality;
import io.phonelog.contracts.parse.SaidSubject;
import io.phonelog.contracts.template.Field;
import io.phonelog.contracts.template.Template;
import io.phonelog.parser.record.RecordFault;
import io.phonelog.parser.record.Records;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** Makes an event of a record, or says why it is none. Not for use by several threads. */
final class RowMapper {
    private static final EventType[] TYPES = EventType.values();
    private static final Outcome[] OUTCOMES = Outcome.values();

    /** Among the extras: where the file says whose record it is. */
    private static final String SUBJECT_LINE = "subject_line";

    private final RowPlan plan;
    private final Template template;
    private final ColumnReader[] columns;
    private final EventIds ids;
    private final TimeBuilder times;
    private final PartyBuilder parties;
    private final AmountBuilder amounts;
    private final PlaceBuilder places;
    private final Map<String, Double> confidence;
    private final boolean subjectAbove;
    private final RowDraft row = new RowDraft();

    RowMapper(RowPlan plan) {
        this.plan = plan;
        this.template = plan.template();
        this.columns = plan.readers().toArray(ColumnReader[]::new);
        this.ids = new EventIds(plan.settings().orgId(), plan.settings().fileSha256());
        this.times = new TimeBuilder(plan);
        this.parties = new PartyBuilder(plan);
        this.amounts = new AmountBuilder(plan);
        this.places = new PlaceBuilder(plan);
        this.confidence = plan.confidence();
        this.subjectAbove = !Boolean.FALSE.equals(template.defaults().subjectAbove());
    }

    RowPlan plan() {
        return plan;
    }

    /**
     * @param said the subject of rows that do not say it themselves
     */
    PhoneEvent map(Records record, @Nullable SaidSubject said) throws RowFault {
        gather(record);
        if (said != null && subjectAbove && row.text(Field.SUBJECT) == null) {
            row.imply(Field.SUBJECT, said.number());
            row.warn("SUBJECT_FROM_HEADER");
            row.extra(SUBJECT_LINE, String.valueOf(said.line()));
        }
        EventTime time = times.build(row);
        Parties who = parties.build(row);
        Direction direction = parties.direction();
        EventType type = type();
        Outcome outcome = outcome(time);
        return new PhoneEvent(
                ids.at(record.offset()),
                type,
                row.text(Field.SUBTYPE),
                direction,
                time,
                who,
                amounts.build(row, time),
                places.build(row),
                outcome,
                row.text(Field.CAUSE),
                grouping(time, who),
                quality(),
                provenance(record));
    }

    private void gather(Records record) throws RowFault {
        RecordFault fault = record.fault();
        if (fault != RecordFault.NONE) {
            throw new RowFault(null, fault.code(), fault.message());
        }
        int size = record.size();
        checkWidth(record, size);
        row.clear();
        for (ColumnReader column : columns) {
            if (column.position() < size) {
                column.read(record.text(column.position()), row);
            }
        }
    }

    private void checkWidth(Records record, int size) throws RowFault {
        if (size < plan.fewest()) {
            throw new RowFault(
                    null,
                    "MISSING_COLUMNS",
                    "The row has " + size + " columns and needs " + plan.fewest() + ".");
        }
        for (int i = plan.most(); i < size; i++) {
            if (!record.text(i).isBlank()) {
                throw new RowFault(
                        null,
                        RecordFault.TOO_MANY_FIELDS.code(),
                        "The row has "
                                + size
                                + " columns, the table "
                                + plan.most()
                                + ". Put values that hold the delimiter in quotes.");
            }
        }
    }

    private EventType type() {
        String text = row.text(Field.TYPE);
        if (text == null) {
            EventType usual = template.defaults().type();
            return usual == null ? EventType.OTHER : usual;
        }
        for (EventType type : TYPES) {
            if (type.name().equalsIgnoreCase(text)) {
                return type;
            }
        }
        row.warn("UNKNOWN_TYPE");
        if (!row.say(Field.SUBTYPE, text)) {
            row.extra(Field.TYPE.wireName(), text);
        }
        return EventType.OTHER;
    }

    private Outcome outcome(EventTime time) {
        String text = row.text(Field.OUTCOME);
        if (text == null) {
            Outcome usual = template.defaults().outcome();
            if (usual != null) {
                return usual;
            }
            return time.answer() != null ? Outcome.ANSWERED : Outcome.UNKNOWN;
        }
        for (Outcome outcome : OUTCOMES) {
            if (outcome.name().equalsIgnoreCase(text)) {
                return outcome;
            }
        }
        row.warn("UNKNOWN_OUTCOME");
        if (!row.say(Field.CAUSE, text)) {
            row.extra(Field.OUTCOME.wireName(), text);
        }
        return Outcome.UNKNOWN;
    }

    private Grouping grouping(EventTime time, Parties who) {
        String group = row.text(Field.CALL_GROUP);
        if (group == null && !template.groupBy().isEmpty()) {
            group = groupKey(template.groupBy(), time, who);
        }
        Integer leg = number(Field.LEG);
        Integer legs = number(Field.LEG_COUNT);
        return group == null && leg == null && legs == null
                ? Grouping.NONE
                : new Grouping(group, leg, legs);
    }

    private String groupKey(List<Field> fields, EventTime time, Parties who) {
        StringBuilder key = new StringBuilder();
        for (Field field : fields) {
            key.append(key.isEmpty() ? "" : "|");
            switch (field) {
                case START -> key.append(time.start());
                case FROM -> key.append(address(who.from()));
                case TO -> key.append(address(who.to()));
                case SUBJECT -> key.append(address(who.subject()));
                default -> key.append(row.text(field));
            }
        }
        return key.toString();
    }

    private static String address(@Nullable Party party) {
        return party == null ? "" : party.address();
    }

    private @Nullable Integer number(Field field) {
        String text = row.text(field);
        if (text == null) {
            return null;
        }
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            row.extra(field.wireName(), text);
            return null;
        }
    }

    private Quality quality() {
        boolean plain = confidence.isEmpty() && row.extras().isEmpty() && row.warnings().isEmpty();
        return plain ? Quality.PLAIN : new Quality(confidence, row.warnings(), row.extras());
    }

    private Provenance provenance(Records record) {
        return new Provenance(
                plan.settings().fileSha256(),
                record.sheet(),
                record.page(),
                record.line(),
                record.offset(),
                record.length(),
                template.id(),
                template.version(),
                ParseSettings.PARSER_VERSION);
    }
}
