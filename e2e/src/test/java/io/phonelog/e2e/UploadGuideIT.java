package io.phonelog.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.phonelog.parser.sample.SampleLayout;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Every example of docs/uploads.md, run as it stands there, with what it takes for granted before
 * it.
 */
@ExtendWith(RunningStack.Extension.class)
class UploadGuideIT {
    private static final String SHELL =
            """
            pl() { curl --silent --show-error --fail -H "Authorization: Bearer $TOKEN" "$@"; }
            """;
    private static final String NODE =
            """
            import { createReadStream, readFileSync } from "node:fs";
            const { API: api, TOKEN: token, FILE: path } = process.env;
            """;
    private static final String PYTHON =
            """
            import os
            api, token, path = os.environ["API"], os.environ["TOKEN"], os.environ["FILE"]
            """;

    private Path folder;
    private Guide guide;
    private byte[] content;

    @BeforeEach
    void readTheGuide(@TempDir Path temporary) throws IOException {
        folder = temporary;
        guide = Guide.read("docs/uploads.md");
        // A file of its own each time: others have sent theirs before.
        long seed = ThreadLocalRandom.current().nextLong();
        content = PhoneRecords.of(SampleLayout.T_MOBILE, 5_000, seed, 0).content();
        Files.write(folder.resolve("calls.csv"), content);
    }

    @Test
    void everyExampleIsRunHere() {
        assertThat(guide.languages()).containsExactly("js", "js", "sh", "sh", "python", "python");
    }

    @Test
    void tusJsClient(RunningStack stack) throws Exception {
        StockClientIT.needsTheClients();
        node(stack)
                .run(
                        NODE
                                + """
                                import * as tus from "tus-js-client";
                                const file = Object.assign(createReadStream(path), { name: "calls.csv" });
                                """
                                + guide.code("js", 0));
        assertStored(stack);
    }

    @Test
    void uppy(RunningStack stack) throws Exception {
        StockClientIT.needsTheClients();
        node(stack)
                .run(
                        NODE
                                + """
                                import Uppy from "@uppy/core";
                                import Tus from "@uppy/tus";
                                const uppy = new Uppy();
                                """
                                + guide.code("js", 1)
                                + """
                                uppy.addFile({ name: "calls.csv", data: readFileSync(path) });
                                const { failed } = await uppy.upload();
                                if (failed.length > 0) throw new Error(failed[0].error);
                                """);
        assertStored(stack);
    }

    @Test
    void tusByHand(RunningStack stack) throws Exception {
        shell(stack).run(SHELL + guide.code("sh", 0));
        assertStored(stack);
    }

    @Test
    void aSessionByHand(RunningStack stack) throws Exception {
        shell(stack).run(SHELL + guide.code("sh", 1));
        assertStored(stack);
    }

    @Test
    void aSessionByPythonAndTheSameFileAgainWithoutItsTransfer(RunningStack stack)
            throws Exception {
        String first = PYTHON + guide.code("python", 0);
        python(stack).run(first);
        JsonNode sent = assertStored(stack);

        String again =
                first
                        + """
                        def digest_of(path):
                            with open(path, "rb") as file:
                                return hashlib.sha256(file.read()).hexdigest()
                        """
                        + guide.code("python", 1)
                        + "print(session['id'] if 'proof' in session else 'no proof was asked')";
        List<String> lines = python(stack).run(again).lines().toList();

        String id = lines.get(lines.size() - 1);
        JsonNode link = stack.as("analyst").get("/parser/upload/" + id).expect(200).body();
        assertThat(link.path("state").asText()).isEqualTo("stored");
        assertThat(link.path("jobId")).isEqualTo(sent.path("jobId"));
    }

    private Script shell(RunningStack stack) {
        return new Script(List.of("bash", "-euo", "pipefail"), folder, environment(stack));
    }

    private Script python(RunningStack stack) {
        return new Script(List.of("python3", "-"), folder, environment(stack));
    }

    /** Where its libraries are. */
    private Script node(RunningStack stack) {
        return new Script(
                List.of("node", "--input-type=module", "-"),
                StockClientIT.CLIENTS,
                environment(stack));
    }

    private Map<String, String> environment(RunningStack stack) {
        Map<String, String> environment = new HashMap<>();
        environment.put("API", stack.api(""));
        environment.put("TOKEN", stack.token("analyst"));
        environment.put("FILE", folder.resolve("calls.csv").toString());
        return environment;
    }

    /** The newest upload with these bytes. */
    private JsonNode assertStored(RunningStack stack) throws Exception {
        Client analyst = stack.as("analyst");
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        for (JsonNode upload : analyst.get("/parser/upload").expect(200).body().path("items")) {
            if (upload.path("sha256").asText().equals(sha256)) {
                assertThat(upload.path("filename").asText()).isEqualTo("calls.csv");
                return analyst.awaitStored(upload.path("id").asText());
            }
        }
        throw new AssertionError("nothing with these bytes was uploaded");
    }
}
