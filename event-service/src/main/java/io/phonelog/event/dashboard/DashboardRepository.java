package io.phonelog.event.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

/** Reads the sums. */
@ApplicationScoped
public class DashboardRepository {
    private final ObjectReader reader;

    DashboardRepository(ObjectMapper json) {
        this.reader = json.readerFor(MetricsRead.class);
    }

    Uni<MetricsView> metrics(
            Mutiny.Session session, Period period, Bucket bucket, boolean compared) {
        return new MetricsSql(period, bucket, compared)
                .query(session)
                .getSingleResult()
                .map(sums -> read(sums).view(period, bucket, compared));
    }

    private MetricsRead read(String json) {
        try {
            return reader.readValue(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database has no such sums", e);
        }
    }
}
