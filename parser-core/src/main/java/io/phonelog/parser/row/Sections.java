package io.phonelog.parser.row;

import io.phonelog.contracts.parse.Section;
import io.phonelog.contracts.parse.TableHead;
import io.phonelog.contracts.template.Template;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which table a record is of, by its place. Records come in their order. */
final class Sections {
    private final ParseSettings settings;
    private final List<ParseSettings.Table> others;
    private final List<Section> sections;
    private final Map<Integer, RowMapper> mappers = new HashMap<>();
    private TableRows now;
    private int entered;
    private long next;

    /**
     * @param first of the file's first table
     */
    Sections(
            ParseSettings settings,
            List<ParseSettings.Table> others,
            List<Section> sections,
            RowMapper first) {
        this.settings = settings;
        this.others = others;
        this.sections = sections;
        this.now =
                TableRows.understood(
                        0, new LineKinds(settings.template(), settings.head()), first, null);
        this.next = start(0);
        mappers.put(0, first);
    }

    private long start(int section) {
        return section < sections.size() ? sections.get(section).line() : Long.MAX_VALUE;
    }

    TableRows at(long place) {
        while (place >= next) {
            now = enter(sections.get(entered));
            next = start(++entered);
        }
        return now;
    }

    private TableRows enter(Section section) {
        ParseSettings.Table table =
                section.table() == 0
                        ? new ParseSettings.Table(settings.head().columns(), settings.template())
                        : others.get(section.table() - 1);
        TableHead head = new TableHead(table.columns(), section.headerLine(), section.dataLine());
        Template template = table.template();
        if (template == null) {
            return TableRows.unknown(section.table(), head);
        }
        RowMapper mapper =
                mappers.computeIfAbsent(
                        section.table(),
                        t -> new RowMapper(new RowPlan(settings.of(template, head))));
        return TableRows.understood(
                section.table(), new LineKinds(template, head), mapper, section.subject());
    }
}
