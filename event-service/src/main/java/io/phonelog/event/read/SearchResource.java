package io.phonelog.event.read;

import static io.phonelog.event.read.EventProblem.QUERY_TOO_SHORT;

import io.phonelog.platform.access.Permission;
import io.phonelog.platform.paging.Page;
import io.phonelog.platform.paging.PageQuery;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Search over events of the caller's tenant. */
@Path("search/events")
@Tag(name = "Events")
public class SearchResource {
    private final EventSearch search;

    public SearchResource(EventSearch search) {
        this.search = search;
    }

    @GET
    @PermissionsAllowed(Permission.EVENTS_READ)
    @Operation(
            summary = "Events with contacts or at places that fit, the best first",
            description =
                    """
                    q is part of a number (any three digits or more; of ten or more, the last ten count),
                    or part of the name of a contact or a place, with or without its accents; it may be
                    misspelt. The other filters of GET /events hold too.""")
    public Uni<Page<SearchHit>> search(
            @BeanParam @Valid EventQuery query, @BeanParam @Valid PageQuery page) {
        EventFilter filter = query.filter();
        SearchTerm term = query.term();
        if (term.isNumber() && term.digits().length() < SearchTerm.FEWEST_DIGITS) {
            throw QUERY_TOO_SHORT.because(
                    "Give at least %d digits.".formatted(SearchTerm.FEWEST_DIGITS));
        }
        if (term.folded().text().length() < 2) {
            throw QUERY_TOO_SHORT.because("Give at least two characters as q.");
        }
        return search.page(term, filter.withoutText(), page);
    }
}
