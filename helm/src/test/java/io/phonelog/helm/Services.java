package io.phonelog.helm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the services' own settings say, to hold the chart against. */
final class Services {
    private static final Path ROOT = Path.of("..");
    private static final Path SETTINGS =
            Path.of("src/main/resources/META-INF/microprofile-config.properties");

    /** A property without a default, where a deployment must give a value. */
    private static final Pattern DEMANDED = Pattern.compile("\\$\\{(phonelog\\.[a-z0-9.-]+)}");

    private Services() {}

    static List<String> names() {
        return List.of(
                "upload-service",
                "job-service",
                "parser-worker",
                "template-service",
                "event-service",
                "notification-service",
                "monitoring-service");
    }

    /** The schema in Postgres; empty for a service that keeps nothing. */
    static String schema(String service) {
        Matcher schema =
                Pattern.compile("(?m)^phonelog\\.service=(.+)$").matcher(properties(service));
        return schema.find() ? schema.group(1).strip() : "";
    }

    /** Environment variables that a deployment must give to a service. */
    static Set<String> demanded(String service) {
        StringBuilder settings = new StringBuilder(properties(service));
        settings.append(Yaml.text(ROOT.resolve("platform/messaging").resolve(SETTINGS)));
        if (!schema(service).isEmpty()) {
            settings.append(Yaml.text(ROOT.resolve("platform/service").resolve(SETTINGS)));
        }
        Set<String> names = new TreeSet<>();
        Matcher matcher = DEMANDED.matcher(settings);
        while (matcher.find()) {
            if (!matcher.group(1).equals("phonelog.service")) {
                names.add(variable(matcher.group(1)));
            }
        }
        return names;
    }

    /** Whether a service or the platform reads the property behind a variable. */
    static boolean knows(String service, String variable) {
        return Stream.of(service, "platform/messaging", "platform/service")
                .flatMap(Services::sources)
                .anyMatch(text -> mentions(text, variable));
    }

    private static boolean mentions(String text, String variable) {
        Matcher property = Pattern.compile("phonelog\\.[a-z0-9.-]*[a-z0-9]").matcher(text);
        while (property.find()) {
            String name = variable(property.group());
            if (name.equals(variable)) {
                return true;
            }
            // A @ConfigMapping names its prefix; what follows is a method in camel case.
            if (variable.startsWith(name + "_") && text.contains("@ConfigMapping")) {
                String method = camelCase(variable.substring(name.length() + 1));
                if (text.contains(" " + method + "()")) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String camelCase(String variable) {
        return Pattern.compile("_([a-z])")
                .matcher(variable.toLowerCase(Locale.ROOT))
                .replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
    }

    private static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    private static Stream<String> sources(String module) {
        try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main"))) {
            return files
                    .filter(file -> file.toString().matches(".*\\.(java|properties)"))
                    .toList()
                    .stream()
                    .map(Yaml::text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String properties(String service) {
        return Yaml.text(
                ROOT.resolve(service).resolve("src/main/resources/application.properties"));
    }
}
