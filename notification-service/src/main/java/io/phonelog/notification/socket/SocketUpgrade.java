package io.phonelog.notification.socket;

import io.phonelog.notification.stream.Reader;
import io.phonelog.notification.stream.StreamConfig;
import io.phonelog.platform.problem.Problem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.Set;

/**
 * Decides whether a WebSocket may open, and remembers whose it is. Pages of other origins may not:
 * browsers let any page open a WebSocket anywhere.
 */
@ApplicationScoped
@Priority(Integer.MAX_VALUE)
public class SocketUpgrade implements HttpUpgradeCheck {
    static final TypedKey<Reader> READER = new TypedKey<>("phonelog.reader");

    private static final int FORBIDDEN = 403;

    private final Set<String> allowedOrigins;

    public SocketUpgrade(StreamConfig config) {
        this.allowedOrigins = config.allowedOrigins().orElse(Set.of());
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        if (!mayCome(context.httpRequest())) {
            return CheckResult.rejectUpgrade(FORBIDDEN);
        }
        return context.securityIdentity()
                .chain(Reader::of)
                .invoke(reader -> context.userData().put(READER, reader))
                .map(reader -> CheckResult.permitUpgradeSync())
                // Quarkus has answered a token that is not valid already: there is no more to say.
                .onFailure(
                        failure ->
                                failure instanceof AuthenticationFailedException
                                        && context.httpRequest().response().ended())
                .recoverWithUni(Uni.createFrom().nothing())
                .onFailure(Problem.class)
                .recoverWithItem(problem -> CheckResult.rejectUpgradeSync(problem.type().status()));
    }

    private boolean mayCome(HttpServerRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin == null
                || allowedOrigins.contains(origin)
                || authorityOf(origin).equals(String.valueOf(request.getHeader(HttpHeaders.HOST)));
    }

    /** Host and port; nothing that equals a host when it is no origin, as {@code null} is. */
    private static String authorityOf(String origin) {
        try {
            @Nullable String authority = URI.create(origin).getRawAuthority();
            return authority == null ? "" : authority;
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
