package io.phonelog.platform.web;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;

/** Answers of calls that made something. */
public final class Created {
    private Created() {}

    /**
     * Says where it is.
     *
     * @param path from the root; without a host, so that it holds behind any gateway
     */
    public static ResponseBuilder at(String path) {
        return Response.status(Response.Status.CREATED).header(HttpHeaders.LOCATION, path);
    }
}
