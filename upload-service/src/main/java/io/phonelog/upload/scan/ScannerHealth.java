package io.phonelog.upload.scan;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * How the virus scanner is. Without it files still come in and wait, so the service is ready all
 * the same: the check is never down.
 */
@Readiness
@ApplicationScoped
public class ScannerHealth implements HealthCheck {
    private final Scanner scanner;

    public ScannerHealth(Scanner scanner) {
        this.scanner = scanner;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("virus scanner").up();
        if (!scanner.exists()) {
            return answer.withData("status", "none").withData("cause", "not configured").build();
        }
        String fault = scanner.fault();
        return fault == null
                ? answer.withData("status", "up").build()
                : answer.withData("status", "degraded").withData("cause", fault).build();
    }
}
