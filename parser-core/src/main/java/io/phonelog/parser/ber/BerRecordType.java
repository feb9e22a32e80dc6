package io.phonelog.parser.ber;

import static io.phonelog.parser.ber.BerValue.BYTES;
import static io.phonelog.parser.ber.BerValue.DIGITS;
import static io.phonelog.parser.ber.BerValue.INTEGER;
import static io.phonelog.parser.ber.BerValue.LOCATION;
import static io.phonelog.parser.ber.BerValue.NUMBER;
import static io.phonelog.parser.ber.BerValue.SHORT_MESSAGE_NUMBER;
import static io.phonelog.parser.ber.BerValue.TIME;

import io.phonelog.parser.record.NamedRow;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** The records of a mobile switching centre that are read, and their fields by tag: TS 32.298. */
enum BerRecordType {
    MO_CALL(
            "moCallRecord",
            0,
            Map.ofEntries(
                    field(0, "recordType", INTEGER),
                    field(1, "servedIMSI", DIGITS),
                    field(2, "servedIMEI", DIGITS),
                    field(3, "servedMSISDN", NUMBER),
                    field(4, "callingNumber", NUMBER),
                    field(5, "calledNumber", NUMBER),
                    field(6, "translatedNumber", NUMBER),
                    field(7, "connectedNumber", NUMBER),
                    field(8, "roamingNumber", NUMBER),
                    field(9, "recordingEntity", NUMBER),
                    field(12, "location", LOCATION),
                    field(22, "seizureTime", TIME),
                    field(23, "answerTime", TIME),
                    field(24, "releaseTime", TIME),
                    field(25, "callDuration", INTEGER),
                    field(30, "causeForTerm", INTEGER),
                    field(32, "callReference", INTEGER),
                    field(33, "sequenceNumber", INTEGER),
                    field(38, "networkCallReference", BYTES))),
    MT_CALL(
            "mtCallRecord",
            1,
            Map.ofEntries(
                    field(0, "recordType", INTEGER),
                    field(1, "servedIMSI", DIGITS),
                    field(2, "servedIMEI", DIGITS),
                    field(3, "servedMSISDN", NUMBER),
                    field(4, "callingNumber", NUMBER),
                    field(5, "connectedNumber", NUMBER),
                    field(6, "recordingEntity", NUMBER),
                    field(9, "location", LOCATION),
                    field(19, "seizureTime", TIME),
                    field(20, "answerTime", TIME),
                    field(21, "releaseTime", TIME),
                    field(22, "callDuration", INTEGER),
                    field(27, "causeForTerm", INTEGER),
                    field(29, "callReference", INTEGER),
                    field(30, "sequenceNumber", INTEGER))),
    MO_SMS(
            "moSMSRecord",
            6,
            Map.ofEntries(
                    field(0, "recordType", INTEGER),
                    field(1, "servedIMSI", DIGITS),
                    field(2, "servedIMEI", DIGITS),
                    field(3, "servedMSISDN", NUMBER),
                    field(5, "serviceCentre", NUMBER),
                    field(6, "recordingEntity", NUMBER),
                    field(7, "location", LOCATION),
                    field(8, "messageReference", BYTES),
                    field(9, "originationTime", TIME),
                    field(10, "smsResult", BYTES),
                    field(12, "destinationNumber", SHORT_MESSAGE_NUMBER))),
    MT_SMS(
            "mtSMSRecord",
            7,
            Map.ofEntries(
                    field(0, "recordType", INTEGER),
                    field(1, "serviceCentre", NUMBER),
                    field(2, "servedIMSI", DIGITS),
                    field(3, "servedIMEI", DIGITS),
                    field(4, "servedMSISDN", NUMBER),
                    field(6, "recordingEntity", NUMBER),
                    field(7, "location", LOCATION),
                    field(8, "deliveryTime", TIME),
                    field(9, "smsResult", BYTES)));

    private final String wireName;
    private final int tag;
    private final Map<Integer, Field> fields;

    BerRecordType(String wireName, int tag, Map<Integer, Field> fields) {
        this.wireName = wireName;
        this.tag = tag;
        this.fields = fields;
    }

    private record Field(String name, BerValue value) {}

    private static Map.Entry<Integer, Field> field(int tag, String name, BerValue value) {
        return Map.entry(tag, new Field(name, value));
    }

    static @Nullable BerRecordType of(BerElement record) {
        for (BerRecordType type : values()) {
            if (record.context() && record.tag() == type.tag) {
                return type;
            }
        }
        return null;
    }

    /** The fields of a record; those that are not in the table are kept by their tag. */
    NamedRow read(byte[] bytes, BerElement record) {
        NamedRow row = new NamedRow();
        row.add("record", wireName);
        for (BerElement element : record.inner()) {
            Field field = fields.get(element.tag());
            String text = field == null ? null : field.value().read(bytes, element);
            if (field != null && text != null) {
                row.add(field.name(), text);
            } else {
                String name = field == null ? "tag." + element.tag() : field.name() + ".bytes";
                row.add(name, String.valueOf(BYTES.read(bytes, element)));
            }
        }
        return row;
    }
}
