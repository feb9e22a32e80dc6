package io.phonelog.stack.keycloak;

import io.phonelog.stack.process.Installation;
import io.phonelog.stack.process.StackFailure;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The unpacked distribution, built once for the features that we use so that starts are fast. */
final class KeycloakDistribution {
    /** What a local stack does not need, and what would cost seconds at every start. */
    private static final String DISABLED =
            "admin,admin-api,admin-fine-grained-authz,authorization,ciba,device-flow,impersonation,"
                    + "kerberos,organization,account,account-api,web-authn,passkeys,workflows,clusterless,multi-site";

    private static final List<String> OPTIONS =
            List.of(
                    "-Xmx384m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:MetaspaceSize=128m",
                    "-Xshare:auto",
                    "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                    "-Djava.util.concurrent.ForkJoinPool.common.threadFactory=io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                    "-Dpicocli.disable.closures=true",
                    "-Dquarkus-log-max-startup-records=10000",
                    "--add-opens=java.base/java.util=ALL-UNNAMED",
                    "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                    "--add-opens=java.base/java.security=ALL-UNNAMED",
                    "--add-opens=java.base/java.lang=ALL-UNNAMED");

    private final Path home;

    KeycloakDistribution(Installation installation) {
        home = locate(installation);
    }

    /** Builds the distribution unless that was done before. Takes some 15 s. */
    void build(Path log) throws IOException {
        Path marker = home.resolve("phonelog.built");
        try (FileChannel channel =
                        FileChannel.open(
                                home.resolve("phonelog.lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (lock.isValid() && !Files.exists(marker)) {
                Files.createDirectories(log.getParent());
                run(
                        command(home, "build", "--db=dev-file", "--features-disabled=" + DISABLED),
                        log);
                Files.createFile(marker);
            }
        }
    }

    /**
     * A home whose programs are those of the distribution and whose data is its own. Keycloak keeps
     * data in its home, and has one home only.
     */
    void link(Path instance) throws IOException {
        Files.createDirectories(instance);
        for (String part : List.of("lib", "conf", "providers", "themes", "version.txt")) {
            Path link = instance.resolve(part);
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, home.resolve(part));
        }
    }

    /** The command line that {@code kc.sh} would run, without the shell around it. */
    static List<String> command(Path home, String... arguments) {
        List<String> line = new ArrayList<>();
        line.add(Installation.javaExecutable());
        line.addAll(OPTIONS);
        line.add("-Dkc.home.dir=" + home);
        line.add("-Djboss.server.config.dir=" + home.resolve("conf"));
        line.addAll(List.of("-cp", home.resolve("lib/quarkus-run.jar").toString()));
        line.add("io.quarkus.bootstrap.runner.QuarkusEntryPoint");
        line.addAll(List.of(arguments));
        return line;
    }

    private static Path locate(Installation installation) {
        try (Stream<Path> files = Files.list(installation.lib().getParent())) {
            return files.filter(f -> f.getFileName().toString().startsWith("keycloak-"))
                    .findFirst()
                    .orElseThrow(
                            () ->
                                    new StackFailure(
                                            "Keycloak is not unpacked. Rebuild local-stack: ./mvnw -pl local-stack -am package -DskipTests"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void run(List<String> command, Path log) throws IOException {
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        try {
            if (process.waitFor() != 0) {
                throw new StackFailure(
                        "Keycloak could not be built. Its output is in " + log + ".");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
