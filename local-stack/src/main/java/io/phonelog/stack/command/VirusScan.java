package io.phonelog.stack.command;

import io.phonelog.stack.process.Ports;

/** Whether a virus scanner is at hand, in plain words. */
final class VirusScan {
    private static final int CLAMD_PORT = 3310;

    private VirusScan() {}

    static boolean available() {
        return Ports.answers(CLAMD_PORT);
    }

    static String sentence() {
        return available()
                ? "clamd answers on port " + CLAMD_PORT + "."
                : "Nothing is scanned for viruses: no clamd answers on port " + CLAMD_PORT + ".";
    }
}
