package io.phonelog.parser.meaning;

import io.phonelog.contracts.template.Field;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How likely a column holds each field, by what speaks for it: a logistic regression over named
 * features. Its weights are a text file, a line for each feature; they are trained by {@code ./mvnw
 * -pl parser-core -Ptrain test-compile}.
 */
final class FieldModel {
    private final List<@Nullable Field> labels;
    private final double[] bias;
    private final Map<String, double[]> weights;

    private FieldModel(List<@Nullable Field> labels, double[] bias, Map<String, double[]> weights) {
        this.labels = labels;
        this.bias = bias;
        this.weights = weights;
    }

    /** The model that comes with PhoneLog. */
    static FieldModel load() {
        try (InputStream in = FieldModel.class.getResourceAsStream("fields.model")) {
            if (in == null) {
                throw new IllegalStateException("fields.model is not in the jar");
            }
            return read(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("fields.model cannot be read", e);
        }
    }

    static FieldModel load(Path file) throws IOException {
        try (Reader source = Files.newBufferedReader(file)) {
            return read(source);
        }
    }

    /**
     * Reads a model: a line {@code labels} and the fields, a line {@code bias} and their weights,
     * and for each feature a line of its name and {@code label:weight}, labels by their number.
     */
    static FieldModel read(Reader source) throws IOException {
        BufferedReader lines = new BufferedReader(source);
        List<@Nullable Field> labels = new ArrayList<>();
        double[] bias = {};
        Map<String, double[]> weights = new HashMap<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.split(" ");
            if (words[0].equals("labels")) {
                for (int i = 1; i < words.length; i++) {
                    labels.add(words[i].equals("extra") ? null : Field.named(words[i]));
                }
            } else if (words[0].equals("bias")) {
                bias = weights(words, labels.size());
            } else if (!line.startsWith("#")) {
                weights.put(words[0], weights(words, labels.size()));
            }
        }
        return new FieldModel(labels, bias, weights);
    }

    private static double[] weights(String[] words, int labels) {
        double[] weights = new double[labels];
        for (int i = 1; i < words.length; i++) {
            int colon = words[i].indexOf(':');
            int label = Integer.parseInt(words[i].substring(0, colon));
            weights[label] = Double.parseDouble(words[i].substring(colon + 1));
        }
        return weights;
    }

    /** What a column can be; null among them is "extra": none of the fields. */
    List<@Nullable Field> labels() {
        return labels;
    }

    /** The probability of each label, in their order. */
    double[] probabilities(Map<String, Double> features) {
        double[] scores = bias.clone();
        features.forEach(
                (feature, value) -> {
                    double[] weight = weights.get(feature);
                    for (int i = 0; weight != null && i < scores.length; i++) {
                        scores[i] += weight[i] * value;
                    }
                });
        double most = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            most = Math.max(most, score);
        }
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            scores[i] = Math.exp(scores[i] - most);
            sum += scores[i];
        }
        for (int i = 0; i < scores.length; i++) {
            scores[i] /= sum;
        }
        return scores;
    }

    /** How much a feature speaks for one label rather than another. */
    double speaks(String feature, double value, int label, int other) {
        double[] weight = weights.get(feature);
        return weight == null ? 0 : (weight[label] - weight[other]) * value;
    }
}
