package io.phonelog.upload.tus;

import static io.phonelog.upload.UploadProblem.TUS_HEADER;

import io.phonelog.platform.problem.Problem;
import io.phonelog.upload.SendOptions;
import io.phonelog.upload.intake.FileName;
import io.phonelog.upload.intake.UploadOptions;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The header {@code Upload-Metadata}: {@code key base64,key base64}. Of its keys we know {@code
 * filename} (or {@code name}, as Uppy calls it) and the options of an upload; others are the
 * client's own.
 */
record UploadMetadata(Map<String, String> values) {
    private static final String UNNAMED = "unnamed";

    /**
     * Reads the header.
     *
     * @throws Problem when a key is empty or repeated, or a value no base64
     */
    static UploadMetadata parse(@Nullable String header) {
        Map<String, String> values = new LinkedHashMap<>();
        if (header != null && !header.isBlank()) {
            for (String pair : header.split(",", -1)) {
                String[] words = pair.strip().split(" +", 2);
                String value = words.length == 2 ? decoded(words[1]) : "";
                if (words[0].isEmpty() || values.put(words[0], value) != null) {
                    throw malformed("has an empty or a repeated key");
                }
            }
        }
        return new UploadMetadata(values);
    }

    /** The file's name; clients that give none get a harmless one. */
    String filename() {
        String name = values.getOrDefault("filename", values.getOrDefault("name", ""));
        return FileName.of(name.isBlank() ? UNNAMED : name).text();
    }

    SendOptions options() {
        UploadOptions options = new UploadOptions();
        values.forEach(
                (key, value) -> {
                    if (UploadOptions.known(key)) {
                        options.put(key, value);
                    }
                });
        return options.toSendOptions();
    }

    private static String decoded(String value) {
        try {
            return new String(Base64.getDecoder().decode(value.strip()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw malformed("has a value that is no base64");
        }
    }

    private static Problem malformed(String how) {
        return TUS_HEADER.because("Upload-Metadata " + how + ".");
    }
}
