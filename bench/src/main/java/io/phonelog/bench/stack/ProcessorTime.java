package io.phonelog.bench.stack;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Processor time of parts of a stack, and of clients that were started and have ended. */
public final class ProcessorTime {
    private static final String CLIENTS = "clients";

    private final List<Part> parts;
    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private Map<String, Double> begun = Map.of();

    public ProcessorTime(List<Part> parts) {
        this.parts = parts;
    }

    /** What is spent from now on counts. */
    public void start() throws IOException {
        begun = sinceTheyBegan();
    }

    public void stop() throws IOException {
        sinceTheyBegan()
                .forEach(
                        (part, now) ->
                                seconds.merge(
                                        part, now - begun.getOrDefault(part, 0.0), Double::sum));
    }

    public void each(BiConsumer<String, Double> reader) {
        seconds.forEach(reader);
    }

    private Map<String, Double> sinceTheyBegan() throws IOException {
        Map<String, Double> all = new LinkedHashMap<>();
        for (Part part : parts) {
            all.put(part.name(), part.cpuSeconds());
        }
        all.put(CLIENTS, new Part(CLIENTS, ProcessHandle.current().pid()).reapedCpuSeconds());
        return all;
    }
}
