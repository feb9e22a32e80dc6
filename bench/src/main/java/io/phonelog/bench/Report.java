package io.phonelog.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What was measured: a table for people, one line of JSON for programs. */
public final class Report {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String bench;
    private final Map<String, Double> figures = new LinkedHashMap<>();
    private final Map<String, Target> targets = new LinkedHashMap<>();

    public Report(String bench) {
        this.bench = bench;
    }

    /** A promise: the value must not be above the limit. */
    record Target(double value, double limit, boolean met) {}

    public void figure(String name, double value) {
        figures.put(name, value);
    }

    public void target(String name, double value, double limit) {
        figures.put(name, value);
        targets.put(name, new Target(value, limit, value <= limit));
    }

    public String table() {
        StringBuilder table = new StringBuilder();
        figures.forEach(
                (name, value) -> {
                    Target target = targets.get(name);
                    String verdict =
                            target == null
                                    ? ""
                                    : String.format(
                                            Locale.ROOT,
                                            "  %s (at most %s)",
                                            target.met() ? "met" : "MISSED",
                                            shown(target.limit()));
                    table.append(
                            String.format(
                                    Locale.ROOT, "%-44s %14s%s%n", name, shown(value), verdict));
                });
        return table.toString();
    }

    public String json() throws JsonProcessingException {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("bench", bench);
        line.put("machine", machine());
        line.put("figures", figures);
        line.put("targets", targets);
        return JSON.writeValueAsString(line);
    }

    /** Shares below one in twenty need more figures than seconds do. */
    private static String shown(double value) {
        return String.format(
                Locale.ROOT, Math.abs(value) < 0.05 && value != 0 ? "%.4f" : "%.2f", value);
    }

    private static String machine() {
        return "%s %s, %d cores, Java %s"
                .formatted(
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("java.version"));
    }
}
