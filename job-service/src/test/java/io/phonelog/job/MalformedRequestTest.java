package io.phonelog.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** What no client library sends is answered as every other problem. */
@QuarkusTest
@WithStack
class MalformedRequestTest {
    private static final int PATIENCE_MILLIS = 30_000;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    nonsense                                                        | 400 | MALFORMED_REQUEST
                    PRI * HTTP/2.0                                                  | 400 | MALFORMED_REQUEST
                    GET /{long} HTTP/1.1                                            | 414 | URI_TOO_LONG
                    GET / HTTP/1.1↵Host: test↵X-Long: {long}{long}{long}{long}      | 431 | HEADERS_TOO_LARGE
                    GET / HTTP/1.1↵Host: test↵X-Name: nul{nul}                      | 400 | MALFORMED_REQUEST
                    GET /api/v1/parser/jobs/%zz HTTP/1.1↵Host: test                 | 400 | MALFORMED_REQUEST
                    GET /api/v1/parser/jobs/%ff HTTP/1.1↵Host: test                 | 401 | UNAUTHENTICATED
                    GET /api/v1/parser/jobs?limit=%zz HTTP/1.1↵Host: test           | 400 | MALFORMED_REQUEST
                    BREW /api/v1/parser/jobs HTTP/1.1↵Host: test                    | 405 | METHOD_NOT_ALLOWED
                    OPTIONS * HTTP/1.1↵Host: test                                   | 400 | MALFORMED_REQUEST
                    GET jobs HTTP/1.1↵Host: test                                    | 400 | MALFORMED_REQUEST
                    CONNECT test:80 HTTP/1.1↵Host: test:80                          | 400 | MALFORMED_REQUEST
                    GET /api/v1/../../etc/passwd HTTP/1.1↵Host: test                | 404 | NOT_FOUND
                    GET /nowhere HTTP/1.1↵Host: test                                | 404 | NOT_FOUND
                    POST /api/v1/parser/jobs HTTP/1.1↵Host: test↵Content-Length: -1 | 400 | MALFORMED_REQUEST
                    POST /api/v1/parser/jobs HTTP/1.1↵Host: test↵Content-Length: 1↵Content-Length: 2 | 400 | MALFORMED_REQUEST
                    POST /api/v1/parser/jobs HTTP/1.1↵Host: test↵Content-Length: 99999999999999999999 | 400 | MALFORMED_REQUEST
                    """)
    void isAProblem(String request, int status, String code) throws IOException {
        String answer = send(request);
        assertThat(answer)
                .startsWith("HTTP/1.1 %d ".formatted(status))
                .containsIgnoringCase("content-type: application/problem+json")
                .contains("X-Request-Id: ", "\"code\":\"%s\"".formatted(code));
    }

    private static String send(String request) throws IOException {
        String head =
                request.replace("↵", "\r\n")
                        .replace("{long}", "x".repeat(5_000))
                        .replace("{nul}", "\0");
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream()
                    .write(
                            (head + "\r\nConnection: close\r\n\r\n")
                                    .getBytes(StandardCharsets.UTF_8));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.lines().collect(Collectors.joining("\n"));
        }
    }
}
