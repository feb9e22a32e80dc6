package io.phonelog.event.read;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.phonelog.contracts.event.Cell;
import io.phonelog.contracts.event.Parties;
import io.phonelog.contracts.event.Party;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * An event that was searched for.
 *
 * @param score how well it fits, up to 1
 * @param highlights where; none when a name is only like what was searched for
 */
public record SearchHit(@JsonUnwrapped EventView event, double score, List<Highlight> highlights) {

    /**
     * A part of a field's text. Texts come from files: show them as text, never as markup.
     *
     * @param field such as {@code contact.e164} or {@code contact.name}
     * @param start first character, from 0
     * @param end the character after the last
     */
    public record Highlight(String field, String text, int start, int end) {}

    static SearchHit of(EventView event, double score, SearchTerm term) {
        List<Highlight> highlights = new ArrayList<>();
        Parties parties = event.event().parties();
        add(highlights, "contact", event.contact(), term);
        add(highlights, "from", parties.from(), term);
        add(highlights, "to", parties.to(), term);
        add(highlights, "dialled", parties.dialled(), term);
        add(highlights, "forwardedTo", parties.forwardedTo(), term);
        Cell cell = event.event().place().firstCell();
        if (cell != null) {
            add(highlights, "place.firstCell.raw", cell.raw(), term);
            add(highlights, "place.firstCell.address", cell.address(), term);
        }
        return new SearchHit(event, score, highlights);
    }

    private static void add(
            List<Highlight> highlights, String party, @Nullable Party of, SearchTerm term) {
        if (of != null) {
            add(highlights, party + ".e164", of.e164(), term);
            add(highlights, party + ".raw", of.raw(), term);
            add(highlights, party + ".name", of.name(), term);
        }
    }

    private static void add(
            List<Highlight> highlights, String field, @Nullable String text, SearchTerm term) {
        Folded.Span found = text == null ? null : term.in(text);
        if (text != null && found != null) {
            highlights.add(new Highlight(field, text, found.start(), found.end()));
        }
    }
}
