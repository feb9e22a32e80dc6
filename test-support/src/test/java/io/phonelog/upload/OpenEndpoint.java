package io.phonelog.upload;

import jakarta.ws.rs.GET;

import java.util.List;

/** A specimen: no permission, and an entity in the answer. */
public class OpenEndpoint {
    @GET
    public List<Upload> list() {
        return List.of();
    }
}
