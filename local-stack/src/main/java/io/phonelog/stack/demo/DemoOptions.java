package io.phonelog.stack.demo;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the demo is to do.
 *
 * @param file to upload; the shipped sample when neither it nor {@code rows} is given
 * @param rows of a generated file
 * @param json whether the last line is the summary as JSON
 * @param keep whether the stack stays
 */
public record DemoOptions(Optional<Path> file, OptionalLong rows, boolean json, boolean keep) {}
