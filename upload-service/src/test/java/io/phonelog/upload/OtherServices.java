package io.phonelog.upload;

import io.phonelog.contracts.CloudEvent;
import io.phonelog.contracts.MessageType;
import io.phonelog.contracts.Topics;
import io.phonelog.contracts.job.JobEvent;
import io.phonelog.contracts.job.JobState;
import io.phonelog.contracts.job.RowCounts;
import io.phonelog.contracts.template.Defaults;
import io.phonelog.contracts.template.Layout;
import io.phonelog.contracts.template.Template;
import io.phonelog.platform.messaging.Envelopes;
import io.phonelog.platform.messaging.EventSender;
import io.phonelog.platform.messaging.Outgoing;
import io.phonelog.test.Org;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What job- and template-service say, as a vocabulary for tests. */
@ApplicationScoped
public class OtherServices {
    private final EventSender sender;
    private final Envelopes envelopes;

    OtherServices(EventSender sender, Envelopes envelopes) {
        this.sender = sender;
        this.envelopes = envelopes;
    }

    /**
     * A version of a template.
     *
     * @param org whose it is; null for everybody's
     */
    public void publishTemplate(UUID id, int version, @Nullable UUID org, boolean deleted) {
        var template =
                new Template(
                        id,
                        version,
                        org,
                        "of tests " + id,
                        null,
                        new Layout.Delimited(true, null, null, true, null, null, List.of()),
                        List.of(),
                        Defaults.NONE,
                        "",
                        List.of(),
                        List.of(),
                        deleted);
        say(Topics.TEMPLATES, id + "/" + version, MessageType.TEMPLATE_PUBLISHED, template);
    }

    /** A template in words that this version does not know. */
    public void publishUnreadableTemplate(UUID id) {
        byte[] words = "{\"specversion\":\"2.0\"".getBytes(StandardCharsets.UTF_8);
        var message =
                new Outgoing(Topics.TEMPLATES, id + "/1", words, CloudEvent.CONTENT_TYPE, null);
        sender.send(message).await().indefinitely();
    }

    /** Somebody has deleted a job. */
    public void deleteJob(UUID job, UUID upload) {
        var event =
                new JobEvent(
                        job,
                        upload,
                        "calls.csv",
                        JobState.COMPLETED,
                        1,
                        "done",
                        100,
                        RowCounts.NONE,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        "tester",
                        Instant.now());
        say(Topics.JOBS_EVENTS, job.toString(), MessageType.JOB_DELETED, event);
    }

    private void say(String topic, String key, MessageType type, Object data) {
        var event = envelopes.event(type, Org.ACME.id(), key, "tester", data);
        sender.send(Outgoing.of(topic, key, event)).await().indefinitely();
    }
}
