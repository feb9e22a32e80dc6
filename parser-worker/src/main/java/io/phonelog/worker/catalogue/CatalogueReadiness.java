package io.phonelog.worker.catalogue;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A worker that does not know the templates yet would take known layouts for unknown. */
@Readiness
@ApplicationScoped
public class CatalogueReadiness implements HealthCheck {
    private final TemplateCatalogue catalogue;

    public CatalogueReadiness(TemplateCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("templates").status(catalogue.isRead()).build();
    }
}
