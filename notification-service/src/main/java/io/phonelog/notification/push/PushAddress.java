package io.phonelog.notification.push;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Where and how to reach a browser; kept encrypted, as who has it can send to the browser. */
record PushAddress(String endpoint, String p256dh, String auth) {

    PushKeys keys() {
        return PushKeys.parse(p256dh, auth);
    }

    String write(ObjectMapper json) {
        try {
            return json.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can be written as JSON", e);
        }
    }

    static PushAddress read(ObjectMapper json, String text) {
        try {
            return json.readValue(text, PushAddress.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a sealed address is readable JSON", e);
        }
    }
}
