package io.phonelog.worker;

import static io.phonelog.test.Patience.await;

import io.phonelog.contracts.CloudEvent;
import io.phonelog.contracts.MessageType;
import io.phonelog.contracts.Topics;
import io.phonelog.contracts.Uuid7;
import io.phonelog.contracts.parse.Grain;
import io.phonelog.contracts.parse.ParseChunk;
import io.phonelog.contracts.parse.PlanJob;
import io.phonelog.contracts.parse.RunRevoked;
import io.phonelog.contracts.template.Column;
import io.phonelog.contracts.template.Defaults;
import io.phonelog.contracts.template.Field;
import io.phonelog.contracts.template.Layout;
import io.phonelog.contracts.template.Template;
import io.phonelog.contracts.upload.StoredFile;
import io.phonelog.parser.catalogue.BuiltInTemplates;
import io.phonelog.platform.messaging.Envelopes;
import io.phonelog.platform.messaging.EventSender;
import io.phonelog.platform.messaging.Outgoing;
import io.phonelog.test.Org;
import io.phonelog.worker.catalogue.TemplateCatalogue;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.services.s3.S3AsyncClient;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What upload-, job- and template-service do, as a vocabulary for tests. */
@ApplicationScoped
class OtherServices {
    /** So small that a small file has several chunks and batches. */
    private static final Grain GRAIN = new Grain(500_000, 1_000, 1_000_000);

    private final EventSender sender;
    private final Envelopes envelopes;
    private final TemplateCatalogue catalogue;
    private final S3AsyncClient s3;
    private final String bucket;

    OtherServices(
            EventSender sender,
            Envelopes envelopes,
            TemplateCatalogue catalogue,
            S3AsyncClient s3,
            @ConfigProperty(name = "phonelog.s3.bucket") String bucket) {
        this.sender = sender;
        this.envelopes = envelopes;
        this.catalogue = catalogue;
        this.s3 = s3;
        this.bucket = bucket;
    }

    /** Publishes a template of two columns, whose times are written so. */
    Template publishTemplate(String format) {
        Template template =
                new Template(
                        Uuid7.next(),
                        1,
                        null,
                        "Times as " + format,
                        null,
                        new Layout.Delimited(true, null, null, true, null, null, List.of()),
                        List.of(
                                column("When", Field.START, format),
                                column("From", Field.FROM, null)),
                        Defaults.NONE,
                        "",
                        List.of(),
                        List.of(),
                        false);
        publish(List.of(template));
        return template;
    }

    private static Column column(String name, Field field, @Nullable String format) {
        return new Column(
                name, List.of(), null, true, field, format, null, List.of(), Map.of(), Map.of(),
                Map.of());
    }

    void publishTemplates() {
        publish(BuiltInTemplates.all());
    }

    /** Until the worker knows them: work comes by another topic and may overtake them. */
    private void publish(List<Template> templates) {
        for (Template template : templates) {
            say(
                    Topics.TEMPLATES,
                    template.id() + "/" + template.version(),
                    MessageType.TEMPLATE_PUBLISHED,
                    template);
        }
        await().pollDelay(Duration.ZERO).until(() -> templates.stream().allMatch(this::isKnown));
    }

    private boolean isKnown(Template template) {
        return catalogue.version(Org.ACME.id(), template.id(), template.version()) != null;
    }

    StoredFile store(byte[] content) {
        StoredFile file = describe(content.length);
        s3.putObject(
                        request -> request.bucket(bucket).key(file.key()),
                        AsyncRequestBody.fromBytes(content))
                .join();
        return file;
    }

    /** A file that is nowhere. */
    static StoredFile describe(long size) {
        UUID upload = Uuid7.next();
        String key = "tenants/" + Org.ACME.id() + "/uploads/" + upload;
        return new StoredFile(upload, key, "calls.csv", size, "0".repeat(64), "csv");
    }

    UUID plan(StoredFile file, @Nullable UUID template) {
        UUID job = Uuid7.next();
        var work = new PlanJob(job, 1, file, GRAIN, template, 0.8, "US", "UTC", "tests");
        say(Topics.WORK_NORMAL, job.toString(), MessageType.PLAN_JOB, work);
        return job;
    }

    void parse(ParseChunk chunk) {
        say(Topics.PARSE_CHUNKS, chunk.key(), MessageType.PARSE_CHUNK, chunk);
    }

    void revoke(UUID job, int run) {
        var revoked = new RunRevoked(job, run);
        say(Topics.JOBS_CONTROL, job.toString(), MessageType.RUN_REVOKED, revoked);
    }

    private void say(String topic, String key, MessageType type, Object data) {
        CloudEvent<?> event = envelopes.event(type, Org.ACME.id(), key, "tester", data);
        sender.send(Outgoing.of(topic, key, event)).await().indefinitely();
    }
}
