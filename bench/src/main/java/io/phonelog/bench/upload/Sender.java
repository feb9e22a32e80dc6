package io.phonelog.bench.upload;

import io.phonelog.stack.drive.PrivateStack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A client that people use, as a program of its own that prints how many seconds it took.
 *
 * @param copies how many uploads at once
 * @param command what to start for an address and a file
 */
record Sender(String name, int copies, Command command) {

    /** A command line. */
    interface Command {
        List<String> of(String api, String token, Path file);
    }

    /** The whole file in one request. */
    static Sender curl() {
        return new Sender(
                "curl",
                1,
                (api, token, file) ->
                        List.of(
                                "curl",
                                "--silent",
                                "--fail",
                                "--output",
                                "/dev/null",
                                "--write-out",
                                "%{time_total}",
                                "--header",
                                "Authorization: Bearer " + token,
                                "--header",
                                "Content-Type: application/octet-stream",
                                "--header",
                                "Content-Disposition: attachment; filename=calls.csv",
                                "--header",
                                "Expect:",
                                "--upload-file",
                                file.toString(),
                                "--request",
                                "POST",
                                api + "?scheduleAt=" + Uploads.LATER));
    }

    /**
     * tus-js-client.
     *
     * @param mebibytes of a request, 0 for the whole file in one
     */
    static Sender tus(Path script, int mebibytes, int copies) {
        String name =
                "tus-js-client, %s%s"
                        .formatted(
                                mebibytes == 0 ? "one request" : mebibytes + " MiB requests",
                                copies == 1 ? "" : ", " + copies + " at once");
        return new Sender(
                name,
                copies,
                (api, token, file) ->
                        List.of(
                                "node",
                                script.toString(),
                                api + "/tus",
                                file.toString(),
                                Integer.toString(mebibytes),
                                Integer.toString(copies)));
    }

    /** How many seconds it takes it to upload the file, so many times at once. */
    double seconds(PrivateStack stack, Path file) throws IOException, InterruptedException {
        String token = stack.token("analyst");
        List<String> line = command.of(stack.api("/parser/upload"), token, file);
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("TOKEN", token);
        builder.environment().put("SCHEDULE_AT", Uploads.LATER);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(name + " failed: " + output);
        }
        return Double.parseDouble(output.strip());
    }
}
