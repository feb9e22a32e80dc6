package io.phonelog.template;

/** Templates as clients send them. */
final class Drafts {
    private static final String SHAPE =
            """
            {"name":"%s",
             "layout":{"kind":"delimited","header":true,"preamble":false},
             "columns":[%s]}""";

    /** Columns enough for a template. */
    static final String COLUMNS =
            """
            {"name":"When","required":true,"field":"start","format":"yyyy-MM-dd HH:mm:ss"},
            {"name":"Who","required":true,"field":"other_party"},
            {"name":"Secs","required":false,"field":"duration","format":"seconds"}""";

    private Drafts() {}

    static String named(String name) {
        return of(name, COLUMNS);
    }

    static String of(String name, String columns) {
        return SHAPE.formatted(name, columns);
    }
}
