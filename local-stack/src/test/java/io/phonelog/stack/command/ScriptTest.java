package io.phonelog.stack.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code ./phonelog} where nothing is built. */
class ScriptTest {
    private static final Path REPOSITORY = Path.of("..").toAbsolutePath();
    private static final String USAGE = "local-stack/src/main/resources/usage.txt";

    private final Path root;

    ScriptTest(@TempDir Path root) throws IOException {
        this.root = root;
        Files.createDirectories(root.resolve(USAGE).getParent());
        Files.copy(REPOSITORY.resolve(USAGE), root.resolve(USAGE));
        Files.copy(REPOSITORY.resolve("phonelog"), root.resolve("phonelog"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "--help", "-h"})
    void helpsWithoutABuild(String word) throws Exception {
        assertThat(call(0, word)).isEqualTo(Files.readString(root.resolve(USAGE)));
        assertThat(root.resolve("local-stack/target")).doesNotExist();
    }

    @Test
    void tellsTheCommandsWhenNoneIsGiven() throws Exception {
        assertThat(call(2)).isEqualTo(Files.readString(root.resolve(USAGE)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pu", "up;down", "--json", "*"})
    void saysThatThereIsNoSuchCommandWithoutABuild(String word) throws Exception {
        assertThat(call(2, word))
                .startsWith("phonelog: there is no command \"" + word + "\"\n")
                .endsWith(Files.readString(root.resolve(USAGE)));
        assertThat(root.resolve("local-stack/target")).doesNotExist();
    }

    @Test
    void doesNotBuildBesideABuild() throws Exception {
        Path building = root.resolve("local-stack/target/building");
        Files.createDirectories(building.getParent());
        String pid = Long.toString(ProcessHandle.current().pid());
        Files.writeString(building, pid + "\n");

        assertThat(call(1, "status")).contains("process " + pid, "Try again when it is done.");
        assertThat(building).hasContent(pid);
    }

    private String call(int code, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("sh", root.resolve("phonelog").toString()));
        command.addAll(List.of(words));
        Process script = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(script.waitFor()).as(said).isEqualTo(code);
        return said;
    }
}
