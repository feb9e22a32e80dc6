package io.phonelog.event.read;

import io.phonelog.platform.paging.Total;

/**
 * The SQL that finds events of contacts and places that fit, and of ends where there is no contact.
 */
final class SearchSql {
    private static final String CONTACTS = "all (cast(:contacts as text[]))";

    private static final String NOT_FROM =
            "(e.from_number is null or e.from_number <> " + CONTACTS + ")";

    private static final String NOT_TO = "(e.to_number is null or e.to_number <> " + CONTACTS + ")";

    /** An event that several contacts and places fit is found once: by the first of these. */
    private static final String BY_CONTACT = "e.contact = %s";

    private static final String BY_FROM = "e.contact is null and e.from_number = %s";

    private static final String BY_TO = "e.contact is null and e.to_number = %s and " + NOT_FROM;

    private static final String BY_PLACE =
            "e.cell = %s and case when e.contact is null then "
                    + NOT_FROM
                    + " and "
                    + NOT_TO
                    + " else e.contact <> "
                    + CONTACTS
                    + " end";

    /**
     * A page. Takes the filter's conditions, those of the last page, the page's size and the join
     * of the marks.
     */
    static final String EVENTS =
            """
            select e.score, e.origin, e.detail, d.original_id, d.original_origin from (
                select m.score, e.org_id, e.id, e.start_at, e.origin, e.detail
                from unnest(cast(:addresses as text[]), cast(:ofPlaces as bool[]),
                            cast(:scores as float8[])) as m (address, of_place, score),
                lateral ("""
                    + newest("not m.of_place and " + BY_CONTACT)
                    + " union all "
                    + newest("not m.of_place and " + BY_FROM)
                    + " union all "
                    + newest("not m.of_place and " + BY_TO)
                    + " union all "
                    + newest("m.of_place and " + BY_PLACE)
                    + """
                ) as e
                order by m.score desc, e.start_at desc, e.id desc, e.origin desc limit %3$d) e
            %4$s order by e.score desc, e.start_at desc, e.id desc, e.origin desc""";

    /** How many there are, counted no further than needed to say "more". */
    static final String COUNT =
            "select count(*), 0 from ("
                    + each(BY_CONTACT, "contacts")
                    + " union all "
                    + each(BY_FROM, "contacts")
                    + " union all "
                    + each(BY_TO, "contacts")
                    + " union all "
                    + each(BY_PLACE, "places")
                    + " limit %d) as counted".formatted(Total.EXACT_UP_TO + 1);

    private SearchSql() {}

    /** The newest events of a match, under the filter and after the last page. */
    private static String newest(String by) {
        return """
               (select e.org_id, e.id, e.start_at, e.origin, e.detail from event e
                where %s and %%1$s %%2$s
                order by e.start_at desc, e.id desc, e.origin desc limit %%3$d)"""
                .formatted(by.formatted("m.address"));
    }

    /** A row for each event of any match, under the filter. */
    private static String each(String by, String matches) {
        return "select 1 from event e where %s and %%1$s"
                .formatted(by.formatted("any (cast(:%s as text[]))".formatted(matches)));
    }
}
