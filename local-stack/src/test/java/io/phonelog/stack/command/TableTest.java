package io.phonelog.stack.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

class TableTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    void columnsAreAsWideAsTheirWidestCellAndNumbersStandRight() {
        new Table("PART", "PORT").row("gateway", 8080).row("s3", 80).print(terminal(false, 80));
        assertThat(printed()).isEqualTo("  PART     PORT\n  gateway  8080\n  s3         80\n");
    }

    @Test
    void aNarrowTerminalCutsLines() {
        new Table("TEXT").row("x".repeat(100)).print(terminal(true, 40));
        assertThat(printed().lines()).allMatch(line -> line.length() <= 40);
    }

    @Test
    void cellsCannotSteerTheTerminal() {
        new Table("TEXT").row("a\u001B[2Jb\nc").print(terminal(true, 80));
        assertThat(printed()).contains("a [2Jb c").doesNotContain("\u001B");
    }

    private Terminal terminal(boolean live, int width) {
        return new Terminal(
                new PrintStream(bytes, true, StandardCharsets.UTF_8), live, false, width);
    }

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
