package io.phonelog.stack.command;

/** The command was called in a way that it does not know; the usage tells the right one. */
final class Misuse extends RuntimeException {
    private static final long serialVersionUID = 1;

    Misuse(String message) {
        super(message);
    }
}
