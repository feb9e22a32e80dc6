package io.phonelog.parser.meaning;

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
import java.util.List;

/**
 * Turns the model's probabilities into how often it is right, by a curve that was measured on
 * families of files the model had not seen. Between its points the curve is straight.
 */
final class Calibration {
    private record Point(double said, double right) {}

    private final List<Point> points;

    private Calibration(List<Point> points) {
        this.points = points;
    }

    /** The curve that comes with the model. */
    static Calibration load() {
        try (InputStream in = Calibration.class.getResourceAsStream("fields.calibration")) {
            if (in == null) {
                throw new IllegalStateException("fields.calibration is not in the jar");
            }
            return read(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("fields.calibration cannot be read", e);
        }
    }

    static Calibration load(Path file) throws IOException {
        try (Reader source = Files.newBufferedReader(file)) {
            return read(source);
        }
    }

    private static Calibration read(Reader source) {
        List<Point> points = new ArrayList<>();
        new BufferedReader(source)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" "))
                .forEach(
                        p ->
                                points.add(
                                        new Point(
                                                Double.parseDouble(p[0]),
                                                Double.parseDouble(p[1]))));
        return new Calibration(points);
    }

    /** How often the model is right when it says so much, 0 to 1. */
    double right(double said) {
        Point before = new Point(0, 0);
        for (Point point : points) {
            if (said <= point.said) {
                double width = point.said - before.said;
                double along = width == 0 ? 1 : (said - before.said) / width;
                return before.right + along * (point.right - before.right);
            }
            before = point;
        }
        return before.right;
    }
}
