package io.phonelog.worker;

import io.phonelog.contracts.CloudEvent;
import io.phonelog.platform.messaging.Consumption;
import io.phonelog.platform.messaging.Transient;
import io.phonelog.worker.catalogue.TemplateCatalogue;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Runs a piece of work off the event loop. A failure that passes is tried again; any other is the
 * work's own to report, so that its job fails with a reason instead of hanging.
 */
@ApplicationScoped
public class Work {
    private static final Logger LOG = Logger.getLogger(Work.class);

    private final Consumption consumption;
    private final TemplateCatalogue catalogue;

    public Work(Consumption consumption, TemplateCatalogue catalogue) {
        this.consumption = consumption;
        this.catalogue = catalogue;
    }

    /** Does something that may block. */
    @FunctionalInterface
    public interface Step {
        void run(CloudEvent<?> event) throws IOException, InterruptedException;
    }

    /** Tells that a piece of work has failed for good. */
    @FunctionalInterface
    public interface Failed {
        void tell(CloudEvent<?> event, Throwable failure);
    }

    public Uni<Void> on(ConsumerRecord<String, byte[]> message, Step step, Failed failed) {
        return consumption.of(
                message,
                event ->
                        Uni.createFrom()
                                .voidItem()
                                .emitOn(Infrastructure.getDefaultWorkerPool())
                                .invoke(() -> run(event, step, failed)));
    }

    private void run(CloudEvent<?> event, Step step, Failed failed) {
        try {
            catalogue.awaitRead();
            step.run(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while working", e);
        } catch (RuntimeException | StackOverflowError e) {
            if (e instanceof RuntimeException passing && Transient.is(e)) {
                throw passing;
            }
            LOG.errorf(e, "Work failed: type=%s subject=%s", event.type(), event.subject());
            failed.tell(event, e);
        }
    }
}
