package io.phonelog.platform.audit;

import io.quarkus.security.PermissionsAllowed;
import io.vertx.ext.web.RoutingContext;

import jakarta.ws.rs.container.ResourceInfo;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

import java.lang.reflect.Method;

/** Notes which permission a call uses: the audit log's name for the action. */
public class CalledAction {

    @ServerRequestFilter
    public void note(ResourceInfo resource, RoutingContext call) {
        String action = of(resource);
        if (action != null) {
            call.put(CurrentCall.ACTION, action);
        }
    }

    static @Nullable String of(ResourceInfo resource) {
        Method method = resource.getResourceMethod();
        PermissionsAllowed permission =
                method == null ? null : method.getAnnotation(PermissionsAllowed.class);
        return permission == null ? null : String.join(" ", permission.value());
    }
}
