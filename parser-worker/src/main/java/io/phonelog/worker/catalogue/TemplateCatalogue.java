package io.phonelog.worker.catalogue;

import io.phonelog.contracts.MessageJson;
import io.phonelog.contracts.MessageJson.UnreadableMessage;
import io.phonelog.contracts.Topics;
import io.phonelog.contracts.template.Template;
import io.phonelog.platform.messaging.TopicCopies;
import io.phonelog.platform.messaging.TopicCopy;
import io.quarkus.runtime.Startup;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Every template version, as the compacted topic tells it. The topic is the truth and this is a
 * copy, read again from the start by every worker. Work waits until it is read.
 */
@Startup
@ApplicationScoped
public class TemplateCatalogue {
    private static final Logger LOG = Logger.getLogger(TemplateCatalogue.class);

    private final Map<Version, Template> templates = new ConcurrentHashMap<>();
    private final TopicCopy copy;

    TemplateCatalogue(TopicCopies copies) {
        this.copy = copies.of(Topics.TEMPLATES);
    }

    private record Version(UUID id, int number) {}

    @Incoming("templates")
    void learn(ConsumerRecord<String, byte[]> message) {
        try {
            if (message.value() != null
                    && MessageJson.read(message.value()).data() instanceof Template template) {
                templates.put(new Version(template.id(), template.version()), template);
            }
        } catch (UnreadableMessage e) {
            LOG.errorf(e, "Template not understood: offset=%d", message.offset());
        }
        copy.hasRead(message);
    }

    /** Waits until all templates are known that were published when this worker started. */
    public void awaitRead() throws InterruptedException {
        copy.awaitComplete();
    }

    /** A version of a template that the tenant may use; null when there is none. */
    public @Nullable Template version(UUID org, UUID id, int number) {
        Template template = templates.get(new Version(id, number));
        return template != null && mayUse(org, template) ? template : null;
    }

    /** The newest version of a template that the tenant may use; null when there is none. */
    public @Nullable Template newest(UUID org, UUID id) {
        return newestOf(org).stream().filter(t -> t.id().equals(id)).findFirst().orElse(null);
    }

    /** The newest version of every template that the tenant may use. */
    public Collection<Template> newestOf(UUID org) {
        Map<UUID, Template> newest = new HashMap<>();
        for (Template template : templates.values()) {
            if (mayUse(org, template)) {
                newest.merge(template.id(), template, (a, b) -> a.version() > b.version() ? a : b);
            }
        }
        newest.values().removeIf(Template::deleted);
        return newest.values();
    }

    private static boolean mayUse(UUID org, Template template) {
        return template.orgId() == null || template.orgId().equals(org);
    }
}
