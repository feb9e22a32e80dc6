package io.phonelog.stack.command;

import java.io.PrintStream;
import java.util.Map;

/**
 * Where results are printed. On a terminal there are colours and a last line that changes; anywhere
 * else there is plain text, one line after the other.
 */
public final class Terminal {
    private static final int USUAL_WIDTH = 80;
    private static final int NARROWEST = 40;
    private static final String CLEAR_LINE = "\r\u001B[2K";

    private final PrintStream out;
    private final boolean live;
    private final boolean coloured;
    private final int width;
    private boolean lineIsLive;
    private boolean silent;

    Terminal(PrintStream out, boolean live, boolean coloured, int width) {
        this.out = out;
        this.live = live;
        this.coloured = coloured;
        this.width = Math.max(NARROWEST, width);
    }

    /**
     * The terminal of this process. The shell script knows whether standard output is one, and how
     * wide: {@code PHONELOG_TTY}, {@code PHONELOG_COLUMNS}.
     */
    static Terminal of(Map<String, String> environment) {
        boolean tty = "1".equals(environment.get("PHONELOG_TTY"));
        String noColour = environment.getOrDefault("NO_COLOR", "");
        String columns = environment.getOrDefault("PHONELOG_COLUMNS", "");
        int width = columns.matches("[1-9][0-9]{1,3}") ? Integer.parseInt(columns) : USUAL_WIDTH;
        return new Terminal(System.out, tty, tty && noColour.isEmpty(), width);
    }

    /** Columns; at least 40. */
    public int width() {
        return width;
    }

    /** Whether a line can change under a person's eyes. */
    public boolean isLive() {
        return live;
    }

    public synchronized void print(String line) {
        if (silent) {
            return;
        }
        clear();
        out.println(line);
        out.flush();
    }

    public void print() {
        print("");
    }

    /** Prints a line after which nothing more is said, whatever else still runs. */
    synchronized void printLast(String line) {
        print(line);
        silent = true;
    }

    /** Shows a line until the next one; not shown where lines cannot change. */
    public synchronized void show(String line) {
        if (live && !silent) {
            String fitting = line.length() < width ? line : line.substring(0, width - 1);
            out.print(CLEAR_LINE + fitting);
            out.flush();
            lineIsLive = true;
        }
    }

    /** Takes the changing line away. */
    public synchronized void clear() {
        if (lineIsLive) {
            out.print(CLEAR_LINE);
            lineIsLive = false;
        }
    }

    public String bold(String text) {
        return styled("1", text);
    }

    public String dim(String text) {
        return styled("2", text);
    }

    public String good(String text) {
        return styled("32", text);
    }

    public String bad(String text) {
        return styled("31", text);
    }

    private String styled(String code, String text) {
        return coloured ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
    }
}
