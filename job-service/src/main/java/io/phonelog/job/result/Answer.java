package io.phonelog.job.result;

import io.smallrye.mutiny.Multi;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClientResponse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What event-service answers, passed on as it comes. */
record Answer(HttpClientResponse response) {
    private static final List<String> PASSED_ON =
            List.of("Content-Type", "Content-Disposition", "Retry-After");

    int status() {
        return response.statusCode();
    }

    Map<String, List<String>> headers() {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String name : PASSED_ON) {
            String value = response.getHeader(name);
            if (value != null) {
                headers.put(name, List.of(value));
            }
        }
        return headers;
    }

    /** As fast as it is read. When the reader goes away, so does the connection. */
    Multi<byte[]> body() {
        return response.toMulti()
                .map(Buffer::getBytes)
                .onCancellation()
                .invoke(() -> response.netSocket().closeAndForget());
    }
}
