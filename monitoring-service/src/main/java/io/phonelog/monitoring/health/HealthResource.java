package io.phonelog.monitoring.health;

import io.phonelog.platform.access.Permission;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The system's health over HTTP. */
@Path("system/health")
@Tag(name = "System")
public class HealthResource {
    private final SystemHealth health;

    public HealthResource(SystemHealth health) {
        this.health = health;
    }

    @GET
    @PermissionsAllowed(Permission.SYSTEM_READ)
    @Operation(summary = "How every part of the system is")
    public Uni<HealthView> get() {
        return health.current();
    }
}
