package io.phonelog.bench.stack;

import com.fasterxml.jackson.databind.JsonNode;

import io.phonelog.stack.drive.PrivateStack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A part of the stack as the kernel sees it: a process with all that it began, as Postgres begins a
 * process for each connection. Linux only ({@code man 5 proc}).
 */
public record Part(String name, long pid) {
    /** The kernel counts processor time in hundredths of a second, whatever its own clock. */
    private static final double TICKS_A_SECOND = 100;

    /** Fields of {@code stat} after the process's name, which may hold anything. */
    private static final int UTIME = 11;

    private static final int STIME = 12;
    private static final int REAPED_UTIME = 13;
    private static final int REAPED_STIME = 14;

    public static List<Part> of(PrivateStack stack) throws IOException {
        return StreamSupport.stream(stack.parts().spliterator(), false).map(Part::of).toList();
    }

    public static Part named(String name, List<Part> parts) {
        return parts.stream().filter(part -> part.name.equals(name)).findFirst().orElseThrow();
    }

    private static Part of(JsonNode part) {
        return new Part(part.path("name").asText(), part.path("pid").asLong());
    }

    /** Processor time so far, with that of children that have ended. */
    public double cpuSeconds() throws IOException {
        double ticks = 0;
        for (ProcessHandle process : processes()) {
            String[] stat = stat(process.pid());
            ticks += ticks(stat, UTIME) + ticks(stat, STIME);
            ticks += ticks(stat, REAPED_UTIME) + ticks(stat, REAPED_STIME);
        }
        return ticks / TICKS_A_SECOND;
    }

    /** Processor time of its children that have ended. */
    public double reapedCpuSeconds() throws IOException {
        String[] stat = stat(pid);
        return (ticks(stat, REAPED_UTIME) + ticks(stat, REAPED_STIME)) / TICKS_A_SECOND;
    }

    /** The most memory that its main process ever had, in MiB. */
    public double peakMebibytes() throws IOException {
        return mebibytes(Path.of("/proc/" + pid + "/status"), "VmHWM:");
    }

    /** Its memory now, in MiB; what processes share is counted once. */
    public double mebibytes() throws IOException {
        double sum = 0;
        for (ProcessHandle process : processes()) {
            sum += mebibytes(Path.of("/proc/" + process.pid() + "/smaps_rollup"), "Pss:");
        }
        return sum;
    }

    private List<ProcessHandle> processes() {
        return ProcessHandle.of(pid)
                .map(main -> Stream.concat(Stream.of(main), main.descendants()).toList())
                .orElse(List.of());
    }

    private static String[] stat(long process) throws IOException {
        try {
            String line = Files.readString(Path.of("/proc/" + process + "/stat"));
            return line.substring(line.lastIndexOf(')') + 2).split(" ");
        } catch (NoSuchFileException ended) {
            return new String[0];
        }
    }

    private static double ticks(String[] stat, int field) {
        return stat.length == 0 ? 0 : Double.parseDouble(stat[field]);
    }

    private static double mebibytes(Path file, String field) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(field))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                    .sum();
        } catch (NoSuchFileException ended) {
            return 0;
        }
    }
}
