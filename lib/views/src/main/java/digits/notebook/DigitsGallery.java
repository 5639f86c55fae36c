package digits.notebook;

import digits.dataset.Dataset;
import digits.matrix.Matrix;
import digits.network.Network;
import digits.network.Softmax;
import digits.training.ConfusionMatrix;
import digits.training.Predictions;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/**
 * Every digit of a data set with what a network made of it: right and wrong ones marked, sorted by how sure it was, filtered by
 * what they are and what they were read as. Above them the confusion matrix: a click on a cell shows the digits that it counts.
 *
 * <pre>{@code
 * DigitsGallery.of(network, test)
 * }</pre>
 */
public final class DigitsGallery {

    private DigitsGallery() {}

    /**
     * What a network makes of a data set.
     *
     * @throws IllegalArgumentException if the data set holds no pictures, or does not fit the network
     */
    public static Widget of(Network network, Dataset dataset) {
        boolean percent = network.layers().get(network.layers().size() - 1).activation() instanceof Softmax;
        return of(dataset, Predictions.of(network, dataset), percent);
    }

    /**
     * What was made of a data set, by one network or by several, each of its own part.
     *
     * @param probabilities of each class for each example, from 0 to 1 (classes × m), as {@link Network#predict} gives them
     * @throws IllegalArgumentException if the data set holds no pictures, or the shapes do not fit
     */
    public static Widget of(Dataset dataset, Matrix probabilities) {
        return of(dataset, probabilities, true);
    }

    private static Widget of(Dataset dataset, Matrix outputs, boolean percent) {
        if (dataset.height() == 1 || dataset.width() == 1) {
            throw new IllegalArgumentException("a gallery needs pictures, but got " + dataset);
        }
        if (outputs.rows() != dataset.classes() || outputs.columns() != dataset.size()) {
            throw new IllegalArgumentException("a gallery of " + dataset + " needs outputs of " + dataset.classes()
                    + "×" + dataset.size() + ", but got " + outputs.shape());
        }
        int[] answers = outputs.columnArgMax();
        ConfusionMatrix confusion = ConfusionMatrix.of(answers, dataset.labels(), dataset.classes());
        int[] shown = GalleryChoice.of(dataset.labels(), answers, outputs);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("classes", dataset.classes());
        data.put("height", dataset.height());
        data.put("width", dataset.width());
        data.put("percent", percent);
        data.put("counts", confusion.toMatrix());
        data.put("examples", shown);
        data.put("labels", Arrays.stream(shown).map(dataset::label).toArray());
        data.put(
                "answers", Arrays.stream(shown).map(example -> answers[example]).toArray());
        data.put("sure", rounded(shown, example -> outputs.get(answers[example], example)));
        data.put("truth", rounded(shown, example -> outputs.get(dataset.label(example), example)));
        data.put("columns", Sprite.COLUMNS);
        data.put("sprite", Sprite.of(dataset, shown));
        return Widget.of("gallery", "Digits and answers", data, ConfusionHtml.of(confusion));
    }

    /** Four digits after the point: more nobody sees. */
    private static double[] rounded(int[] examples, IntToDoubleFunction output) {
        return Arrays.stream(examples)
                .mapToDouble(example -> Math.rint(output.applyAsDouble(example) * 1e4) / 1e4)
                .toArray();
    }
}
