package io.phonelog.stack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the build left for running the stack.
 *
 * @param lib the jars of every component; what is unpacked from them lies beside it
 */
public record Installation(Path lib) {
    /** System property that names {@link #lib}. */
    public static final String PROPERTY = "phonelog.stack.lib";

    public Installation {
        lib = lib.toAbsolutePath().normalize();
    }

    /** The installation that the system property names. */
    public static Installation fromSystemProperty() {
        String lib = System.getProperty(PROPERTY);
        if (lib == null || !Files.isDirectory(Path.of(lib))) {
            throw new StackFailure(
                    "The jars of the embedded stack are not at %s=%s. Build them with ./mvnw -pl local-stack -am install -DskipTests."
                            .formatted(PROPERTY, lib));
        }
        return new Installation(Path.of(lib));
    }

    /** A place for unpacked things that survives until the next clean build. */
    public Path beside(String name) {
        return lib.resolveSibling(name);
    }

    /** The jar whose file name starts so. */
    public Path jar(String prefix) throws IOException {
        try (Stream<Path> files = Files.list(lib)) {
            return files.filter(f -> f.getFileName().toString().startsWith(prefix))
                    .findFirst()
                    .orElseThrow(
                            () ->
                                    new StackFailure(
                                            "No "
                                                    + prefix
                                                    + "*.jar in "
                                                    + lib
                                                    + ". Rebuild local-stack."));
        }
    }

    /** The command line of a JVM that runs a class from {@link #lib}. */
    public List<String> java(List<String> options, Class<?> main, String... arguments) {
        return java(options, main.getName(), arguments);
    }

    /** The same for a class that is not on the caller's class path. */
    public List<String> java(List<String> options, String main, String... arguments) {
        List<String> line = new ArrayList<>();
        line.add(javaExecutable());
        line.addAll(options);
        line.add("-cp");
        line.add(lib + "/*");
        line.add(main);
        line.addAll(List.of(arguments));
        return line;
    }

    /** The JVM that runs this code also runs the stack. */
    public static String javaExecutable() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
