package io.phonelog.upload.template;

import static io.phonelog.platform.problem.PlatformProblem.VALIDATION_FAILED;

import io.phonelog.contracts.MessageJson;
import io.phonelog.contracts.MessageJson.UnreadableMessage;
import io.phonelog.contracts.Topics;
import io.phonelog.contracts.Uuid7;
import io.phonelog.contracts.template.Template;
import io.phonelog.platform.messaging.TopicCopies;
import io.phonelog.platform.messaging.TopicCopy;
import io.phonelog.platform.problem.FieldError;
import io.phonelog.platform.problem.Problem;
import io.phonelog.upload.SendOptions;
import io.quarkus.runtime.Startup;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which templates there are, as the compacted topic tells it. The topic is the truth and this is a
 * copy, read again from the start by every process; it takes no calls before it has.
 */
@Startup
@ApplicationScoped
public class KnownTemplates {
    private static final Logger LOG = Logger.getLogger(KnownTemplates.class);

    /** News of a template takes no longer, unless Kafka is away. */
    private static final Duration UNDER_WAY = Duration.ofMinutes(10);

    private final Map<UUID, Known> templates = new ConcurrentHashMap<>();

    /** Ids of templates that a later version wrote in words of its own: their jobs know more. */
    private final Set<String> unreadable = ConcurrentHashMap.newKeySet();

    private final InstantSource clock = InstantSource.system();
    private final TopicCopy copy;

    KnownTemplates(TopicCopies copies) {
        this.copy = copies.of(Topics.TEMPLATES);
    }

    /** As of its newest version. */
    private record Known(@Nullable UUID org, int version, boolean deleted) {
        static Known later(Known one, Known other) {
            return one.version > other.version ? one : other;
        }

        boolean mayBeUsedBy(UUID tenant) {
            return !deleted && (org == null || org.equals(tenant));
        }
    }

    @Incoming("templates")
    void learn(ConsumerRecord<String, byte[]> message) {
        try {
            if (message.value() != null
                    && MessageJson.read(message.value()).data() instanceof Template template) {
                templates.merge(
                        template.id(),
                        new Known(template.orgId(), template.version(), template.deleted()),
                        Known::later);
            }
        } catch (UnreadableMessage e) {
            LOG.errorf(e, "Template not understood: key=%s", message.key());
            unreadable.add(message.key().replaceFirst("/.*", ""));
        }
        copy.hasRead(message);
    }

    /**
     * Refuses what no job could be read by.
     *
     * @throws Problem when the template that is asked for is none of the tenant's. One that was
     *     only just made may not be known here yet: then the job finds out.
     */
    public void require(UUID org, SendOptions options) {
        UUID wanted = options.parse().templateId();
        if (wanted == null
                || Uuid7.madeWithin(UNDER_WAY, wanted, clock)
                || unreadable.contains(wanted.toString())) {
            return;
        }
        Known known = templates.get(wanted);
        if (known == null || !known.mayBeUsedBy(org)) {
            throw VALIDATION_FAILED.because(
                    "There is no template " + wanted + ".",
                    new FieldError(
                            "templateId",
                            "TEMPLATE_UNKNOWN",
                            "must be the id of a template from GET /templates; leave it out to have"
                                    + " the layout recognised"));
        }
    }
}
