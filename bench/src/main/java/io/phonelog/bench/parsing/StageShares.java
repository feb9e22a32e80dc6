package io.phonelog.bench.parsing;

import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * Which part of the work of one thread each stage of parsing is. The stages are one loop over the
 * rows; stopping a clock between them would take longer than they do, so samples of the stack are
 * counted.
 */
final class StageShares {
    enum Stage {
        READ,
        MAP,
        NORMALISE,
        ENCODE
    }

    private static final String PARSER = "io.phonelog.parser.";
    private static final String EVENT = "io.phonelog.contracts.event.";
    private static final Set<String> ENCODING =
            Set.of("RowBatchWriter", "RowWriter", "ByteWriter", "PartyWriter", "RowBatch");
    private static final Set<String> MAPPING =
            Set.of("ColumnReader", "ValueCleaner", "RowDraft", "LineKinds");
    private static final Duration BETWEEN_SAMPLES = Duration.ofMillis(10);

    private StageShares() {}

    /** Does the work and answers the share of each stage, 0 to 1. */
    static Map<Stage, Double> of(Callable<?> work) throws Exception {
        Path samples = Files.createTempFile("phonelog-bench-", ".jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.ExecutionSample").withPeriod(BETWEEN_SAMPLES);
            recording.start();
            work.call();
            recording.stop();
            recording.dump(samples);
            return shares(samples, Thread.currentThread().getName());
        } finally {
            Files.delete(samples);
        }
    }

    private static Map<Stage, Double> shares(Path samples, String thread) throws IOException {
        Map<Stage, Double> shares = new EnumMap<>(Stage.class);
        int counted = 0;
        for (RecordedEvent sample : RecordingFile.readAllEvents(samples)) {
            if (sample.getThread("sampledThread").getJavaName().equals(thread)) {
                shares.merge(stageOf(sample), 1.0, Double::sum);
                counted++;
            }
        }
        int all = counted;
        shares.replaceAll((stage, count) -> count / all);
        return shares;
    }

    /**
     * By the innermost method that is of a stage; what is of none is between reading and mapping.
     */
    private static Stage stageOf(RecordedEvent sample) {
        for (RecordedFrame frame : sample.getStackTrace().getFrames()) {
            String type = frame.getMethod().getType().getName();
            String simple = type.substring(type.lastIndexOf('.') + 1);
            if (type.startsWith(PARSER + "record.") || type.startsWith(PARSER + "archive.")) {
                return Stage.READ;
            }
            if (type.startsWith(EVENT)) {
                return ENCODING.contains(simple) ? Stage.ENCODE : Stage.NORMALISE;
            }
            if (type.startsWith(PARSER + "value.") || simple.endsWith("Builder")) {
                return Stage.NORMALISE;
            }
            if (MAPPING.contains(simple)) {
                return Stage.MAP;
            }
            if (simple.equals("RowMapper")) {
                boolean gathers = frame.getMethod().getName().equals("gather");
                return gathers ? Stage.MAP : Stage.NORMALISE;
            }
        }
        return Stage.MAP;
    }
}
