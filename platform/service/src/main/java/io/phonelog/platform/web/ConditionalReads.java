package io.phonelog.platform.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Spares the way of what a client has. An answer in JSON has a tag of its content, and to who names
 * that tag (RFC 9110, 13.1.2) it is not sent again. A resource that has a tag of its own, of its
 * version, keeps it. Caches are still told to store nothing: these are people's phone records, and
 * what a client keeps of them is for the client to decide.
 */
public class ConditionalReads {
    private static final int TAG_BYTES = 16;

    /** Others look at the entity; here it becomes its bytes. */
    private static final int AFTER_ALL_OTHERS = 0;

    private final ObjectMapper json;

    public ConditionalReads(ObjectMapper json) {
        this.json = json;
    }

    @ServerResponseFilter(priority = AFTER_ALL_OTHERS)
    public void tag(ContainerRequestContext request, ContainerResponseContext response)
            throws JsonProcessingException {
        if (!request.getMethod().equals(HttpMethod.GET)
                || !isJson(response)
                || response.getHeaders().containsKey(HttpHeaders.ETAG)) {
            return;
        }
        byte[] content = json.writeValueAsBytes(response.getEntity());
        String tag = tagOf(content);
        response.getHeaders().putSingle(HttpHeaders.ETAG, tag);
        if (has(request.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag)) {
            response.setStatus(Status.NOT_MODIFIED.getStatusCode());
            response.setEntity(null);
        } else {
            response.setEntity(
                    content, response.getEntityAnnotations(), MediaType.APPLICATION_JSON_TYPE);
        }
    }

    /**
     * Of an answer with a type parameter, as a page, the media type is chosen only when it is
     * written.
     */
    private static boolean isJson(ContainerResponseContext response) {
        MediaType type = response.getMediaType();
        return response.getStatus() == Status.OK.getStatusCode()
                && response.hasEntity()
                && (type == null
                        ? response.getEntity() instanceof Record
                        : MediaType.APPLICATION_JSON_TYPE.isCompatible(type));
    }

    /** A list of tags, weak or strong: which it is does not matter to a read. */
    private static boolean has(@Nullable String condition, String tag) {
        return condition != null
                && Arrays.stream(condition.split(","))
                        .map(String::strip)
                        .map(known -> known.startsWith("W/") ? known.substring(2) : known)
                        .anyMatch(known -> known.equals(tag) || known.equals("*"));
    }

    private static String tagOf(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return '"' + HexFormat.of().formatHex(digest, 0, TAG_BYTES) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
