package io.phonelog.platform.paging;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Puts the address of the next page into the {@code Link} header. */
public class PageLinks {

    @ServerResponseFilter
    public void link(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Page<?> page && page.page().nextCursor() != null) {
            UriInfo uri = request.getUriInfo();
            // Relative, so that it holds behind any gateway.
            String next =
                    uri.getRequestUriBuilder()
                            .replaceQueryParam("cursor", page.page().nextCursor())
                            .build()
                            .getRawQuery();
            response.getHeaders().add(HttpHeaders.LINK, "<?" + next + ">; rel=\"next\"");
        }
    }
}
