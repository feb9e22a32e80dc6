package io.phonelog.stack.command;

import io.phonelog.stack.supervisor.StackHome;

import java.nio.file.Path;

/**
 * What every command works with.
 *
 * @param root the repository
 */
public record Context(Path root, StackHome home, Terminal terminal) {}
