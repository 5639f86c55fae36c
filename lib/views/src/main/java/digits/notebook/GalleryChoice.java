package digits.notebook;

import digits.matrix.Matrix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Which digits a gallery holds, where there are so many that the page would become too large. */
final class GalleryChoice {

    /** Of a cell of the confusion matrix at most so many: those that the network was surest of, and those it was least. */
    static final int PER_CELL = 100;

    private GalleryChoice() {}

    /** The examples to show, in their order. */
    static int[] of(int[] labels, int[] answers, Matrix outputs) {
        Map<List<Integer>, List<Integer>> cells = new TreeMap<>(
                Comparator.comparing((List<Integer> cell) -> cell.get(0)).thenComparing(cell -> cell.get(1)));
        for (int example = 0; example < labels.length; example++) {
            cells.computeIfAbsent(List.of(labels[example], answers[example]), cell -> new ArrayList<>())
                    .add(example);
        }
        return cells.values().stream()
                .flatMapToInt(examples -> ends(examples, answers, outputs))
                .sorted()
                .toArray();
    }

    private static IntStream ends(List<Integer> examples, int[] answers, Matrix outputs) {
        int count = examples.size();
        if (count <= PER_CELL) {
            return examples.stream().mapToInt(Integer::intValue);
        }
        List<Integer> sorted = examples.stream()
                .sorted(Comparator.comparingDouble((Integer example) -> outputs.get(answers[example], example)))
                .toList();
        return IntStream.range(0, count)
                .filter(i -> i < PER_CELL / 2 || i >= count - PER_CELL / 2)
                .map(sorted::get);
    }
}
