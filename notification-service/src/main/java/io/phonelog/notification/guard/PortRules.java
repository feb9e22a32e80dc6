package io.phonelog.notification.guard;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which ports may be reached: not those of mail, files, or remote shells. */
record PortRules(List<Range> allowed) {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,5})(?:-([0-9]{1,5}))?");
    private static final int LARGEST = 65_535;

    /** Both ends belong to it. */
    record Range(int first, int last) {}

    /**
     * Reads ports and ranges, as {@code 443} and {@code 1024-65535}.
     *
     * @throws IllegalArgumentException when one is neither
     */
    static PortRules of(List<String> texts) {
        return new PortRules(texts.stream().map(PortRules::range).toList());
    }

    boolean permits(int port) {
        return allowed.stream().anyMatch(range -> range.first <= port && port <= range.last);
    }

    private static Range range(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (form.matches()) {
            int first = Integer.parseInt(form.group(1));
            int last = form.group(2) == null ? first : Integer.parseInt(form.group(2));
            if (first > 0 && first <= last && last <= LARGEST) {
                return new Range(first, last);
            }
        }
        throw new IllegalArgumentException(
                "\"" + text + "\" is no port: write it as 443 or 1024-65535");
    }
}
