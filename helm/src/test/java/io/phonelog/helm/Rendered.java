package io.phonelog.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The resources that Helm makes of the chart.
 *
 * @param resources in the order in which Helm prints them
 */
record Rendered(List<JsonNode> resources) {
    static final Path CHART = Path.of("phonelog");
    static final Path EXAMPLE = Path.of("src/test/resources/example.yaml");

    /** With the values that the chart brings. */
    static Rendered byDefault() {
        return of(command());
    }

    /** With {@link #EXAMPLE}. */
    static Rendered example() {
        return of(command().withValuesFile(EXAMPLE));
    }

    /** With some values set as {@code --set} does. */
    static Rendered with(Map<String, Object> values) {
        TemplateCommand command = command();
        values.forEach(command::set);
        return of(command);
    }

    List<JsonNode> ofKind(String kind) {
        return resources.stream()
                .filter(resource -> resource.path("kind").asText().equals(kind))
                .toList();
    }

    /** The one resource of a kind that belongs to a service. */
    JsonNode ofService(String kind, String service) {
        List<JsonNode> found =
                ofKind(kind).stream().filter(r -> serviceOf(r).equals(service)).toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " of kind " + kind + " for " + service);
        }
        return found.get(0);
    }

    static String name(JsonNode resource) {
        return resource.at("/metadata/name").asText();
    }

    /** Which service a resource belongs to; empty when to none. */
    static String serviceOf(JsonNode resource) {
        return resource.at("/metadata/labels").path("app.kubernetes.io/name").asText();
    }

    static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static TemplateCommand command() {
        return new Helm(CHART)
                .template()
                .withName("phonelog")
                .withNamespace("phonelog")
                .withKubeVersion("1.30.0");
    }

    private static Rendered of(TemplateCommand command) {
        return new Rendered(Yaml.documents(command.call()));
    }
}
