package io.phonelog.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/** Reads and writes message values. Unknown fields are skipped: old readers meet new writers. */
public final class MessageJson {
    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .defaultPropertyInclusion(
                            JsonInclude.Value.construct(
                                    JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                    .build();

    private MessageJson() {}

    /** The message as UTF-8 JSON. */
    public static byte[] write(CloudEvent<?> event) {
        try {
            return MAPPER.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot write a " + event.type(), e);
        }
    }

    /**
     * Reads a message of any known type.
     *
     * @throws UnknownMessageType when the message is well formed, but newer than this service
     * @throws UnreadableMessage when the bytes are no message; reading them again will not help
     */
    public static CloudEvent<?> read(byte[] json) {
        try {
            JsonNode tree = MAPPER.readTree(json);
            MessageType type = typeOf(tree);
            JavaType envelope =
                    MAPPER.getTypeFactory()
                            .constructParametricType(CloudEvent.class, type.dataType());
            CloudEvent<?> event = MAPPER.readerFor(envelope).readValue(tree);
            if (event.id() == null || event.time() == null || event.data() == null) {
                throw new UnreadableMessage("id, time or data is missing", null);
            }
            return event;
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableMessage("not a CloudEvent: " + e.getMessage(), e);
        }
    }

    private static MessageType typeOf(JsonNode envelope) {
        String name = envelope.path("type").asText();
        if (name.isBlank() || !envelope.hasNonNull("id")) {
            throw new UnreadableMessage("id or type is missing", null);
        }
        MessageType type = MessageType.named(name);
        if (type == null) {
            throw new UnknownMessageType(name);
        }
        return type;
    }

    /** Bytes that hold no message that this service knows. */
    public static class UnreadableMessage extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public UnreadableMessage(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** A message that a newer service says to whoever knows it. */
    public static final class UnknownMessageType extends UnreadableMessage {
        private static final long serialVersionUID = 1L;

        private final String type;

        public UnknownMessageType(String type) {
            super("unknown message type \"" + type + "\"", null);
            this.type = type;
        }

        /** As written in the envelope. */
        public String type() {
            return type;
        }
    }
}
