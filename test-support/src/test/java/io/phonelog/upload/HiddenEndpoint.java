package io.phonelog.upload;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;

/** A specimen: nobody will ever reach it. */
public class HiddenEndpoint {
    @GET
    @PermitAll
    String get() {
        return "";
    }
}
