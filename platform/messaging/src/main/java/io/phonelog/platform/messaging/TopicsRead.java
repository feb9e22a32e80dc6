package io.phonelog.platform.messaging;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import java.util.List;

/**
 * A process whose copies of topics are not complete yet would refuse keys that are valid, or take
 * known layouts for unknown.
 */
@Readiness
@ApplicationScoped
public class TopicsRead implements HealthCheck {
    private final TopicCopies copies;

    public TopicsRead(TopicCopies copies) {
        this.copies = copies;
    }

    @Override
    public HealthCheckResponse call() {
        List<TopicCopy> all = copies.all();
        var response =
                HealthCheckResponse.named("topics read")
                        .status(all.stream().allMatch(TopicCopy::isComplete));
        all.forEach(copy -> response.withData(copy.topic(), copy.isComplete()));
        return response.build();
    }
}
