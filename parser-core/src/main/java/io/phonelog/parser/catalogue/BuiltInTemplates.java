package io.phonelog.parser.catalogue;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.phonelog.contracts.template.Template;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The templates that come with PhoneLog, one resource file each. */
public final class BuiltInTemplates {
    private static final List<String> FILES =
            List.of(
                    "asterisk-master-csv.json",
                    "t-mobile-us-consumer-csv.json",
                    "airtel-india-return.json",
                    "att-us-return.json",
                    "sms-backup-restore-xml.json",
                    "ios-call-history.json",
                    "cisco-cucm-cdr.json",
                    "avaya-ip-office-smdr.json",
                    "bsnl-india-return.json",
                    "bt-itemised-bill.json",
                    "3gpp-ts-32-298.json",
                    "twilio-call-log.json",
                    "fritz-box-call-list.json",
                    "3cx-call-log.json");
    private static final List<Template> ALL = load();

    private BuiltInTemplates() {}

    /** All of them, at their newest version. */
    public static List<Template> all() {
        return ALL;
    }

    private static List<Template> load() {
        ObjectReader reader = JsonMapper.builder().build().readerFor(Template.class);
        return FILES.stream().map(file -> read(reader, file)).toList();
    }

    private static Template read(ObjectReader reader, String file) {
        try (InputStream in = BuiltInTemplates.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the template " + file + " is not in the jar");
            }
            return reader.readValue(in);
        } catch (IOException e) {
            throw new IllegalStateException("the template " + file + " cannot be read", e);
        }
    }
}
