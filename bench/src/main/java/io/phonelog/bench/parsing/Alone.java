package io.phonelog.bench.parsing;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Runs a measurement in a Java of its own, so that neither the heap nor the compiled code of
 * another one is in its way. It says each of its figures by {@link #tell}.
 */
final class Alone {
    private static final char BETWEEN = '\t';

    private Alone() {}

    /** What was told, in its order. */
    record Figures(Map<String, Double> all) {
        /**
         * A figure.
         *
         * @throws IllegalArgumentException when it was not told
         */
        double of(String name) {
            Double figure = all.get(name);
            if (figure == null) {
                throw new IllegalArgumentException("no figure " + name + " among " + all);
            }
            return figure;
        }
    }

    /**
     * Runs the main method of a class and answers its figures.
     *
     * @param options of the virtual machine
     * @throws IllegalStateException when it fails; what it said of that is on our standard error
     */
    static Figures run(Class<?> main, List<String> options, Object... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + File.separator + "bin/java");
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        Map<String, Double> figures = new LinkedHashMap<>();
        try (BufferedReader told = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = told.readLine(); line != null; line = told.readLine()) {
                int at = line.indexOf(BETWEEN);
                figures.put(line.substring(0, at), Double.valueOf(line.substring(at + 1)));
            }
        }
        int exit = process.waitFor();
        if (exit != 0) {
            throw new IllegalStateException(main.getSimpleName() + " ended with " + exit);
        }
        return new Figures(figures);
    }

    /** Says a figure to whoever began this. */
    static void tell(String name, double value) {
        System.out.printf(Locale.ROOT, "%s%c%s%n", name, BETWEEN, value);
    }
}
