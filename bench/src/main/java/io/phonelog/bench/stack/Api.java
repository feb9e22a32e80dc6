package io.phonelog.bench.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.phonelog.stack.drive.PrivateStack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;

/** The calls of a client that uploads a file and follows its job. */
public final class Api {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final PrivateStack stack;

    public Api(PrivateStack stack) {
        this.stack = stack;
    }

    public PrivateStack stack() {
        return stack;
    }

    /** Uploads a file; answers its job. */
    public UUID upload(Path file) throws IOException, InterruptedException {
        HttpRequest request =
                request("/parser/upload")
                        .header("Content-Type", "text/csv")
                        .header(
                                "Content-Disposition",
                                "attachment; filename=\"" + file.getFileName() + "\"")
                        .POST(BodyPublishers.ofFile(file))
                        .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new IOException("upload: " + answer.statusCode() + " " + answer.body());
        }
        return UUID.fromString(JSON.readTree(answer.body()).at("/job/id").asText());
    }

    /** Follows the job's events until it ends; answers the job. */
    public JsonNode awaitCompleted(UUID job) throws IOException, InterruptedException {
        HttpRequest follow =
                request("/parser/progress/" + job).header("Accept", "text/event-stream").build();
        try (Stream<String> lines = http.send(follow, BodyHandlers.ofLines()).body()) {
            lines.filter(line -> line.matches("event: ?job\\.(completed|failed|cancelled)"))
                    .findFirst();
        }
        HttpResponse<String> answer =
                http.send(request("/parser/status/" + job).build(), BodyHandlers.ofString());
        JsonNode body = JSON.readTree(answer.body());
        if (!body.path("state").asText().equals("completed")) {
            throw new IOException("the job is not completed: " + answer.body());
        }
        return body;
    }

    /** How many events there are. */
    public long events() throws IOException, InterruptedException {
        return JSON.readTree(read("/events?limit=1")).at("/page/total").asLong();
    }

    /** Reads an answer to its end. */
    public byte[] read(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(request(path).build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException(
                    path + ": " + answer.statusCode() + " " + new String(answer.body(), UTF_8));
        }
        return answer.body();
    }

    /** Waits until the scanner has seen all that was uploaded: it reads as fast as it can. */
    public void awaitScanned() throws IOException, InterruptedException {
        HttpRequest list = request("/parser/upload?limit=50").build();
        String answer = http.send(list, BodyHandlers.ofString()).body();
        for (JsonNode upload : JSON.readTree(answer).path("items")) {
            String id = upload.path("id").asText();
            if (upload.path("state").asText().equals("scanning")) {
                awaitVerdict(id);
            }
        }
    }

    private void awaitVerdict(String upload) throws IOException, InterruptedException {
        HttpRequest follow =
                request("/stream?streams=uploads").header("Accept", "text/event-stream").build();
        HttpRequest look = request("/parser/upload/" + upload).build();
        try (Stream<String> lines = http.send(follow, BodyHandlers.ofLines()).body()) {
            // Looked at after the stream is open: the verdict is in one of the two.
            String now = http.send(look, BodyHandlers.ofString()).body();
            if (JSON.readTree(now).path("state").asText().equals("scanning")) {
                lines.filter(line -> line.startsWith("data:") && line.contains(upload))
                        .filter(line -> !line.contains("receivedBytes"))
                        .findFirst();
            }
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(stack.api(path)))
                .header("Authorization", "Bearer " + stack.token("analyst"));
    }
}
