package io.phonelog.parser.meaning;

import io.phonelog.contracts.template.Field;
import io.phonelog.parser.family.Family;
import io.phonelog.parser.family.FamilyFile;

import org.jspecify.annotations.Nullable;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Trains the model of column meanings on made-up families of files, writes it and its calibration
 * beside the other resources, and prints how well it does on families and names it has not seen.
 * The same seeds give the same model.
 */
public final class Training {
    static final int FAMILIES = 15_000;
    static final long CALIBRATED_FROM = 1_000_000;
    static final int CALIBRATED = 1500;

    private static final double NEGLIGIBLE = 0.03;
    private static final int EPOCHS = 12;
    private static final long SEED = 42;

    private Training() {}

    /**
     * @param args the folder to write to
     */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        LinearSGDModel model = train();
        Files.writeString(folder.resolve("fields.model"), text(model));
        List<CalibrationCurve.Answer> answers = new ArrayList<>();
        FieldModel ours = FieldModel.load(folder.resolve("fields.model"));
        for (int i = 0; i < CALIBRATED; i++) {
            answers.addAll(answers(ours, new Family(CALIBRATED_FROM + i, true).file(0)));
        }
        Files.writeString(folder.resolve("fields.calibration"), CalibrationCurve.of(answers));
        Accuracy.print(
                new MeaningFinder(ours, Calibration.load(folder.resolve("fields.calibration"))),
                System.out);
    }

    private static LinearSGDModel train() {
        var provenance =
                new SimpleDataSourceProvenance(
                        "families of phone-record files",
                        OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC),
                        new LabelFactory());
        MutableDataset<Label> columns = new MutableDataset<>(provenance, new LabelFactory());
        for (int seed = 0; seed < FAMILIES; seed++) {
            FamilyFile file = new Family(seed, false).file(0);
            TableProfile table = profile(file);
            for (int i = 0; i < file.fields().size(); i++) {
                Map<String, Double> features = ColumnFeatures.of(table, table.columns().get(i));
                columns.add(
                        new ArrayExample<>(
                                new Label(file.fields().get(i)),
                                features.keySet().toArray(String[]::new),
                                features.values().stream().mapToDouble(v -> v).toArray()));
            }
        }
        LinearSGDTrainer trainer =
                new LinearSGDTrainer(
                        new LogMulticlass(), new AdaGrad(0.3, 0.1), EPOCHS, 50_000, 1, SEED);
        return trainer.train(columns);
    }

    static TableProfile profile(FamilyFile file) {
        Cells cells = Cells.of(file.rows(), file.fields().size());
        return MeaningFinder.profile(file.names(), cells, "");
    }

    /** What the model says of each column, before any calibration, and whether that is right. */
    static List<CalibrationCurve.Answer> answers(FieldModel model, FamilyFile file) {
        List<CalibrationCurve.Answer> answers = new ArrayList<>();
        List<Assignment.Choice> choices = new Assignment(profile(file), model).decide();
        for (int i = 0; i < choices.size(); i++) {
            @Nullable Field field = model.labels().get(choices.get(i).label());
            String said = field == null ? "extra" : field.wireName();
            boolean right = said.equals(file.fields().get(i));
            answers.add(new CalibrationCurve.Answer(choices.get(i).raw(), right));
        }
        return answers;
    }

    private static String text(LinearSGDModel model) {
        DenseMatrix weights = model.getWeightsCopy();
        int labels = weights.getDimension1Size();
        int bias = weights.getDimension2Size() - 1;
        StringBuilder text = new StringBuilder("# Weights of column meanings: model 3.\nlabels");
        for (int label = 0; label < labels; label++) {
            text.append(' ').append(model.getOutputIDInfo().getOutput(label).getLabel());
        }
        text.append("\nbias").append(line(weights, bias)).append('\n');
        Map<String, Integer> features = new TreeMap<>();
        model.getFeatureIDMap()
                .forEach(
                        f -> features.put(f.getName(), model.getFeatureIDMap().getID(f.getName())));
        features.forEach(
                (name, id) -> {
                    String line = line(weights, id);
                    text.append(line.isEmpty() ? "" : name + line + '\n');
                });
        return text.toString();
    }

    private static String line(DenseMatrix weights, int feature) {
        StringBuilder line = new StringBuilder();
        for (int label = 0; label < weights.getDimension1Size(); label++) {
            double weight = weights.get(label, feature);
            if (Math.abs(weight) >= NEGLIGIBLE) {
                line.append(String.format(Locale.ROOT, " %d:%.2f", label, weight));
            }
        }
        return line.toString();
    }
}
