package digits.notebook;

import digits.dataset.Dataset;
import digits.matrix.Matrix;
import digits.network.ForwardStep;
import digits.network.Network;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What the diagram shows of a network at one moment: the weights of its lines, and each unit's activation for each example. */
final class DiagramMoment {

    /** Four digits are more than an eye can tell apart, and a fifth of the characters of a double. */
    private static final int DIGITS = 4;

    private DiagramMoment() {}

    static Map<String, Object> of(Network network, Dataset examples, List<int[][]> lines) {
        Map<String, Object> moment = new LinkedHashMap<>();
        moment.put(
                "weights",
                IntStream.range(0, lines.size())
                        .mapToObj(layer -> {
                            Matrix W = network.layers().get(layer).W();
                            double[] weights = Arrays.stream(lines.get(layer))
                                    .mapToDouble(line -> W.get(line[1], line[0]))
                                    .toArray();
                            return Numbers.rounded(weights, DIGITS);
                        })
                        .toList());
        moment.put(
                "activations",
                network.forward(examples.X()).stream()
                        .map(ForwardStep::A)
                        .map(DiagramMoment::rounded)
                        .toList());
        return moment;
    }

    /** The elements of a matrix, an example after the other. */
    static double[] rounded(Matrix matrix) {
        return Numbers.rounded(matrix.transpose().toArray(), DIGITS);
    }

    /** The lines of a layer, as {input, unit}, at most so many: those of the largest weights, in reading order. */
    static int[][] strongest(Matrix W, int most) {
        int columns = W.columns();
        double[] weights = W.toArray();
        return IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -Math.abs(weights[i])))
                .limit(most)
                .sorted()
                .map(i -> new int[] {i % columns, i / columns})
                .toArray(int[][]::new);
    }
}
