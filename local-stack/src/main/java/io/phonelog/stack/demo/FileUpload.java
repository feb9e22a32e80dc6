package io.phonelog.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.LongConsumer;

/** Sends a file as {@code multipart/form-data}, piece by piece, whatever its size. */
final class FileUpload {
    private final ApiClient api;

    FileUpload(ApiClient api) {
        this.api = api;
    }

    /**
     * @param sent called with the bytes of the file that are on their way
     * @return {@code {upload, job}}
     */
    JsonNode send(Path file, LongConsumer sent) throws IOException {
        String boundary = "phonelog-" + UUID.randomUUID();
        String name = file.getFileName().toString().replaceAll("[\"\\\\\\p{Cntrl}]", "_");
        String head =
                "--%s\r\nContent-Disposition: form-data; name=\"source\"\r\n\r\ndemo\r\n"
                                .formatted(boundary)
                        + "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n"
                                .formatted(boundary, name)
                        + "Content-Type: application/octet-stream\r\n\r\n";
        BodyPublisher body =
                BodyPublishers.concat(
                        BodyPublishers.ofString(head),
                        content(file, sent),
                        BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
        HttpRequest request =
                api.request("/parser/upload")
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(body)
                        .build();
        return api.call(request);
    }

    private static BodyPublisher content(Path file, LongConsumer sent) throws IOException {
        BodyPublisher stream =
                BodyPublishers.ofInputStream(
                        () -> {
                            try {
                                return new Counting(Files.newInputStream(file), sent);
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        });
        return BodyPublishers.fromPublisher(stream, Math.max(1, Files.size(file)));
    }

    private static final class Counting extends FilterInputStream {
        private final LongConsumer told;
        private long count;

        private Counting(InputStream in, LongConsumer told) {
            super(in);
            this.told = told;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            if (read > 0) {
                count += read;
                told.accept(count);
            }
            return read;
        }
    }
}
