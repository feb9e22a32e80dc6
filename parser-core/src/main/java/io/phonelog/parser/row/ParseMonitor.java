package io.phonelog.parser.row;

/** Is asked every few hundred records whether to go on. */
@FunctionalInterface
public interface ParseMonitor {
    /** Goes on to the end. */
    ParseMonitor NONE = soFar -> true;

    /**
     * @param soFar what was read until now
     * @return false to stop here
     */
    boolean goOn(ParsedChunk soFar);
}
