package io.phonelog.event.read;

import io.phonelog.event.store.Findables.Kind;
import io.smallrye.mutiny.Uni;

import org.hibernate.reactive.mutiny.Mutiny;

import java.util.Arrays;
import java.util.List;

/**
 * A contact or a place that fits what is searched for.
 *
 * @param address of the contact, or the cell
 * @param score how well, up to 1
 */
record SearchMatch(Kind kind, String address, double score) {
    /** Of each kind; those beyond fit so badly, or so many fit, that more would not help. */
    private static final int MOST = 50;

    private static final Kind[] KINDS = Kind.values();

    /** Cells have numbers with dashes: whole, or by the last part. */
    static final String BY_NUMBER =
            """
            (select 0 as kind, address, max(cast(case
                     when address in (:digits, :international) then 1.0
                     when address like :tail then 0.9
                     when address like :head or address like :internationalHead then 0.8
                     else 0.6 end as float8)) as score
             from party where address like :part
             group by address order by score desc, address limit %1$d)
            union all
            (select 1, address,
                    cast(case when address = :text then 1.0 else 0.6 end as float8) as score
             from place where address in (:text, :digits) or address like :lastPart
             group by address order by score desc, address limit %1$d)
            order by score desc, kind, address"""
                    .formatted(MOST);

    private static final String OF_TEXT =
            """
            (select %1$d as kind, address, max(cast(case
                     when folded = folded(:text) or lower(address) = lower(:text) then 1.0
                     when starts_with(folded, folded(:text)) or address ilike :head then 0.9
                     when folded like part_of(folded(:text)) or address ilike :part then 0.8
                     else 0.75 * word_similarity(folded(:text), folded) end as float8)) as score
             from %2$s
             where folded like part_of(folded(:text)) or address ilike :part
                or folded %%> folded(:text)
             group by address order by score desc, address limit %3$d)""";

    static final String BY_TEXT =
            OF_TEXT.formatted(0, "party", MOST)
                    + " union all "
                    + OF_TEXT.formatted(1, "place", MOST)
                    + " order by score desc, kind, address";

    /** The best first. */
    static Uni<List<SearchMatch>> of(Mutiny.Session session, SearchTerm term) {
        var query = term.isNumber() ? byNumber(session, term) : byText(session, term.text());
        return query.getResultList().map(rows -> rows.stream().map(SearchMatch::read).toList());
    }

    /** Whether so few fit that none was left out. */
    static boolean areAll(List<SearchMatch> matches) {
        return Arrays.stream(KINDS)
                .allMatch(kind -> matches.stream().filter(m -> m.kind() == kind).count() < MOST);
    }

    private static Mutiny.SelectionQuery<Object[]> byNumber(
            Mutiny.Session session, SearchTerm term) {
        String digits = term.digits();
        String part = term.part();
        return session.createNativeQuery(BY_NUMBER, Object[].class)
                .setParameter("text", term.text())
                .setParameter("digits", digits)
                .setParameter("international", term.international())
                .setParameter("tail", "%" + part)
                .setParameter("head", digits + "%")
                .setParameter("internationalHead", term.international() + "%")
                .setParameter("part", "%" + part + "%")
                .setParameter("lastPart", "%-" + digits);
    }

    private static Mutiny.SelectionQuery<Object[]> byText(Mutiny.Session session, String text) {
        String literal = EventSql.literally(text);
        return session.createNativeQuery(BY_TEXT, Object[].class)
                .setParameter("text", text)
                .setParameter("head", literal + "%")
                .setParameter("part", "%" + literal + "%");
    }

    private static SearchMatch read(Object[] row) {
        return new SearchMatch(
                KINDS[((Number) row[0]).intValue()],
                (String) row[1],
                ((Number) row[2]).doubleValue());
    }
}
