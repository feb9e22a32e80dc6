package io.phonelog.parser.row;

import io.phonelog.contracts.parse.TableHead;
import io.phonelog.contracts.template.Template;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/**
 * Everything that decides what the rows of a file become.
 *
 * @param fileSha256 of the whole file, lower-case hexadecimal
 * @param region ISO 3166 region of numbers without a country code, where the template names none
 * @param timezone IANA zone of local times, where neither file nor template name one; null: UTC is
 *     assumed, and the events say so
 */
public record ParseSettings(
        UUID orgId,
        String fileSha256,
        Template template,
        TableHead head,
        @Nullable String region,
        @Nullable String timezone) {

    /**
     * A table besides the file's first.
     *
     * @param template null when its columns are not understood
     */
    public record Table(List<String> columns, @Nullable Template template) {}

    /** The same for another table of the file. */
    ParseSettings of(Template its, TableHead itsHead) {
        return new ParseSettings(orgId, fileSha256, its, itsHead, region, timezone);
    }

    /** Goes up whenever the same file would become other events. */
    public static final String PARSER_VERSION = "7";
}
