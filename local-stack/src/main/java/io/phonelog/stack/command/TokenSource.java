package io.phonelog.stack.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.phonelog.stack.keycloak.KeycloakServer;
import io.phonelog.stack.process.StackFailure;
import io.phonelog.stack.supervisor.Secrets;
import io.phonelog.stack.supervisor.StackHome;
import io.phonelog.stack.supervisor.StackState;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Access tokens of demo users, from the stack's Keycloak. */
public final class TokenSource {
    private static final int OK = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String NOT_THERE =
            "Keycloak, which gives the tokens, does not answer yet. "
                    + "Ask again when ./phonelog status shows it as up.";

    private final HttpClient client = HttpClient.newHttpClient();
    private final Secrets secrets;
    private final URI endpoint;

    private TokenSource(Secrets secrets, URI endpoint) {
        this.secrets = secrets;
        this.endpoint = endpoint;
    }

    /**
     * @throws StackFailure when Keycloak has not come up yet
     */
    public static TokenSource of(StackHome home, StackState state) throws IOException {
        if (!state.isReady(KeycloakServer.NAME)) {
            throw new StackFailure(NOT_THERE);
        }
        String issuer = Urls.of(state).issuer();
        return new TokenSource(
                Secrets.of(home), URI.create(issuer + "/protocol/openid-connect/token"));
    }

    /** A fresh token; it lives for half an hour. */
    public String token(DemoUser user) throws IOException {
        Map<String, String> form =
                Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        KeycloakServer.CLI_CLIENT,
                        "username",
                        user.userName(),
                        "password",
                        secrets.ofUser(user.userName()));
        HttpRequest request =
                HttpRequest.newBuilder(endpoint)
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(encode(form)))
                        .build();
        try {
            HttpResponse<String> response =
                    client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != OK) {
                throw new StackFailure(
                        "Keycloak gives no token for %s: status %d. ./phonelog logs keycloak tells why."
                                .formatted(user.userName(), response.statusCode()));
            }
            JsonNode answer = new ObjectMapper().readTree(response.body());
            return answer.get("access_token").textValue();
        } catch (ConnectException | HttpTimeoutException e) {
            throw new StackFailure(NOT_THERE, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(
                        e ->
                                e.getKey()
                                        + "="
                                        + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
