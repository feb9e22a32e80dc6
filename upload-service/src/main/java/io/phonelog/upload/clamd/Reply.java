package io.phonelog.upload.clamd;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What clamd says of a stream of bytes. */
public enum Reply {
    /** It looked at every byte and found nothing. */
    CLEAN,
    /**
     * It found nothing, but did not look into all of it: one of its limits was reached while it
     * unpacked.
     */
    INCOMPLETE;

    private static final String OK = "stream: OK";
    private static final Pattern FOUND = Pattern.compile("stream: (.+) FOUND");
    private static final String LIMIT = "Heuristics.Limits.Exceeded";

    /** Too slow just now; at another time it may look at all of it. */
    private static final String TIME_LIMIT = LIMIT + ".MaxScanTime";

    /**
     * @throws MalwareFound when that is what it says
     * @throws ScannerFault when it says anything but a verdict
     */
    static Reply of(String text) throws MalwareFound, ScannerFault {
        if (text.equals(OK)) {
            return CLEAN;
        }
        Matcher found = FOUND.matcher(text);
        if (!found.matches()) {
            throw new ScannerFault("clamd says: " + text);
        }
        String signature = found.group(1);
        if (!signature.startsWith(LIMIT)) {
            throw new MalwareFound(signature);
        }
        if (signature.equals(TIME_LIMIT)) {
            throw new ScannerFault("clamd was too slow (MaxScanTime)");
        }
        return INCOMPLETE;
    }
}
