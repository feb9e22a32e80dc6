package io.phonelog.platform.paging;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/** A page of a list. */
public record Page<T>(List<T> items, Position page) {

    /**
     * Where the page is.
     *
     * @param nextCursor absent on the last page
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Position(@Nullable String nextCursor, boolean hasMore, Total total) {}

    /**
     * Makes a page of rows fetched with {@link PageQuery#fetch()}.
     *
     * @param place the cursor after a row
     */
    public static <R, T> Page<T> of(
            List<R> rows,
            PageQuery query,
            Total total,
            Function<R, T> view,
            Function<R, Cursor> place) {
        boolean more = rows.size() > query.limit();
        List<R> shown = more ? rows.subList(0, query.limit()) : rows;
        String next = more ? place.apply(shown.get(shown.size() - 1)).text() : null;
        return new Page<>(shown.stream().map(view).toList(), new Position(next, more, total));
    }
}
