package io.phonelog.event.read;

import static io.phonelog.platform.problem.PlatformProblem.VALIDATION_FAILED;

import io.phonelog.platform.problem.FieldError;

import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Refuses parameters that a question does not have, or has once. A filter with a typing error in
 * its name would otherwise be left out without a word, and the answer be about other events than
 * were asked for.
 */
@Singleton
class UnknownParameters {
    private final Map<Method, SortedSet<String>> known = new ConcurrentHashMap<>();

    @ServerRequestFilter
    void refuse(ResourceInfo question, UriInfo uri) {
        var given = uri.getQueryParameters().keySet();
        if (given.isEmpty()) {
            return;
        }
        SortedSet<String> names =
                known.computeIfAbsent(question.getResourceMethod(), UnknownParameters::of);
        FieldError[] unknown =
                given.stream()
                        .filter(name -> !names.contains(name))
                        .sorted()
                        .map(name -> error(name, names))
                        .toArray(FieldError[]::new);
        if (unknown.length > 0) {
            throw VALIDATION_FAILED.because(
                    "There is no parameter %s.".formatted(unknown[0].field()), unknown);
        }
        refuseRepeated(uri);
    }

    /** No question takes a list. */
    private static void refuseRepeated(UriInfo uri) {
        FieldError[] repeated =
                uri.getQueryParameters().entrySet().stream()
                        .filter(parameter -> parameter.getValue().size() > 1)
                        .map(Map.Entry::getKey)
                        .sorted()
                        .map(name -> new FieldError(name, "REPEATED", "is taken once"))
                        .toArray(FieldError[]::new);
        if (repeated.length > 0) {
            throw VALIDATION_FAILED.because(
                    "Give the parameter %s once.".formatted(repeated[0].field()), repeated);
        }
    }

    private static FieldError error(String name, SortedSet<String> known) {
        String choice =
                known.isEmpty() ? "none is taken" : "is none of " + String.join(", ", known);
        return new FieldError(name, "UNKNOWN_PARAMETER", choice);
    }

    private static SortedSet<String> of(Method question) {
        SortedSet<String> names = new TreeSet<>();
        for (Parameter parameter : question.getParameters()) {
            RestQuery query = parameter.getAnnotation(RestQuery.class);
            QueryParam named = parameter.getAnnotation(QueryParam.class);
            if (query != null) {
                names.add(query.value().isEmpty() ? parameter.getName() : query.value());
            } else if (named != null) {
                names.add(named.value());
            } else if (parameter.isAnnotationPresent(BeanParam.class)) {
                addFieldsOf(parameter.getType(), names);
            }
        }
        return names;
    }

    private static void addFieldsOf(Class<?> bean, SortedSet<String> names) {
        Arrays.stream(bean.getDeclaredFields())
                .map(UnknownParameters::annotation)
                .filter(name -> !name.isEmpty())
                .forEach(names::add);
    }

    private static String annotation(Field field) {
        QueryParam query = field.getAnnotation(QueryParam.class);
        return query == null ? "" : query.value();
    }
}
