package io.phonelog.stack.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class ArgumentsTest {
    @ParameterizedTest
    @ValueSource(strings = {"--file=calls.csv", "--file calls.csv"})
    void takesAnOptionAndItsValue(String given) {
        Arguments arguments = new Arguments(List.of(given.split(" ")));
        assertThat(arguments.option("--file")).contains("calls.csv");
        arguments.requireNoMore();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--file", "--file="})
    void missesTheValueOfAnOption(String given) {
        Arguments arguments = new Arguments(List.of(given));
        assertThatThrownBy(() -> arguments.option("--file")).hasMessage("--file needs a value");
    }

    @Test
    void namesWhatNobodyAskedFor() {
        Arguments arguments = new Arguments(List.of("--purge", "all", "--fast"));
        assertThat(arguments.flag("--purge")).isTrue();
        assertThatThrownBy(arguments::requireNoMore).hasMessageContaining("all --fast");
    }
}
