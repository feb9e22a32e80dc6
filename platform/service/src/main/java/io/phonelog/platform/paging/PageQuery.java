package io.phonelog.platform.paging;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

import org.jspecify.annotations.Nullable;

/** Which page a client asks for. Use as a {@code @BeanParam}. */
public class PageQuery {
    public static final int LARGEST = 1_000;

    @QueryParam("limit")
    @DefaultValue("50")
    @Min(1)
    @Max(LARGEST)
    private int limit = 50;

    @QueryParam("cursor")
    private @Nullable String cursor;

    /** How many items, 1 to {@value #LARGEST}. */
    public int limit() {
        return limit;
    }

    /** One more than the page: whether it comes tells whether there is another page. */
    public int fetch() {
        return limit + 1;
    }

    /** Where to go on, or null for the first page. */
    public @Nullable Cursor cursor(int size) {
        return cursor == null || cursor.isEmpty() ? null : Cursor.parse(cursor, size);
    }
}
