package io.phonelog.notification.push;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.phonelog.notification.notice.Wording;
import io.phonelog.notification.notice.Wording.Words;
import io.phonelog.notification.webhook.Vault;

import jakarta.enterprise.context.ApplicationScoped;

/** Makes what is sent of what was taken from the queue. */
@ApplicationScoped
public class PushComposer {
    private final Wording wording;
    private final Vault vault;
    private final ObjectMapper json;

    public PushComposer(Wording wording, Vault vault, ObjectMapper json) {
        this.wording = wording;
        this.vault = vault;
        this.json = json;
    }

    PushAddress address(DuePush due) {
        return PushAddress.read(json, vault.open(due.subscriptionId(), due.keyId(), due.sealed()));
    }

    byte[] message(DuePush due) {
        Words words = wording.of(due.type(), due.data());
        byte[] whole = write(PushMessage.of(due, words, true));
        return whole.length <= PushEncryption.LONGEST
                ? whole
                : write(PushMessage.of(due, words, false));
    }

    private byte[] write(PushMessage message) {
        try {
            return json.writeValueAsBytes(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a message can be written as JSON", e);
        }
    }
}
