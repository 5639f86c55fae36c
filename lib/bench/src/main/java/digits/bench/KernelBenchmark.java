package digits.bench;

import digits.engine.kernels.Kernels;
import digits.engine.kernels.Span;
import digits.engine.kernels.SparseRows;
import digits.engine.kernels.TileShape;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The compute kernels, each for one block of 256 examples and 10 units, in vectors and in plain Java.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-XX:-UseFPUForSpilling"})
public class KernelBenchmark {

    private static final int EXAMPLES = 256;
    private static final int UNITS = 10;

    /** Features of a product, and of a picture of which a fifth has ink. */
    private static final int FEATURES = 64;

    private static final int PIXELS = 784;

    /** 10 units in whole vectors. */
    private static final int ROW = 16;

    @Param({"vectors", "plain"})
    public String kernelSet;

    private Kernels<double[]> kernels;
    private int at;
    private double[] weights;
    private double[] numbers;
    private double[] result;
    private double[] zeros;
    private byte[] codes;
    private int[] labels;
    private int[] rows;
    private double[] values;
    private SparseRows byExample;
    private SparseRows byFeature;

    @Setup
    public void prepare() {
        kernels = Kernels.inDouble(kernelSet.equals("vectors"));
        at = kernels.first();
        weights = random(PIXELS * ROW);
        numbers = random(FEATURES * EXAMPLES);
        result = random(PIXELS * ROW);
        zeros = kernels.allocate(kernels.panel());
        SplittableRandom random = new SplittableRandom(2);
        codes = new byte[FEATURES * EXAMPLES];
        random.nextBytes(codes);
        labels = random.ints(EXAMPLES, 0, UNITS).toArray();
        boolean[][] ink = new boolean[EXAMPLES][PIXELS];
        for (boolean[] picture : ink) {
            for (int pixel = 0; pixel < PIXELS; pixel++) {
                picture[pixel] = random.nextInt(5) == 0;
            }
        }
        byExample = sparse(EXAMPLES, PIXELS, (example, pixel) -> ink[example][pixel]);
        byFeature = sparse(PIXELS, EXAMPLES, (pixel, example) -> ink[example][pixel]);
        values = new SplittableRandom(3).doubles(SparseRows.CODES).toArray();
        rows = IntStream.range(0, FEATURES)
                .map(feature -> TileShape.weightAt(feature, kernels))
                .toArray();
    }

    private static SparseRows sparse(int rows, int columns, BiPredicate<Integer, Integer> isInked) {
        int[] starts = new int[rows + 1];
        int[] entries = new int[rows * columns];
        for (int row = 0; row < rows; row++) {
            starts[row + 1] = starts[row];
            for (int column = 0; column < columns; column++) {
                if (isInked.test(row, column)) {
                    entries[starts[row + 1]++] = SparseRows.entry(column, column % SparseRows.CODES);
                }
            }
        }
        return SparseRows.inOrder(starts, 0, entries);
    }

    private double[] random(int count) {
        double[] array = kernels.allocate(count);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < array.length; i++) {
            array[i] = random.nextDouble(-1, 1);
        }
        return array;
    }

    /** Z = W · X. */
    @Benchmark
    public double[] productForward() {
        product(FEATURES, EXAMPLES);
        return result;
    }

    /** dW = dZ · Xᵀ. */
    @Benchmark
    public double[] productGradient() {
        product(EXAMPLES, FEATURES);
        return result;
    }

    /** Starts with zeros. */
    private void product(int depth, int columns) {
        kernels.product(
                Span.of(weights, at, depth),
                UNITS,
                depth,
                Span.of(numbers, at, columns),
                Span.repeated(zeros, at, 0),
                Span.of(result, at, columns),
                columns);
    }

    /** Z = b + W · X where X lies in tiles, all of them with ink. */
    @Benchmark
    public double[] tileForward() {
        int width = TileShape.width(kernels);
        for (int first = 0; first < EXAMPLES; first += width) {
            int x = at + first * FEATURES;
            kernels.tiledProduct(rows, 0, FEATURES, weights, at, numbers, x, weights, at, width, result, at + first, EXAMPLES);
        }
        return result;
    }

    /** Z = W · X where four fifths of X are zero. */
    @Benchmark
    public double[] sparseForward() {
        Span<double[]> to = Span.of(result, at, ROW);
        kernels.sparseProduct(byExample, 0, EXAMPLES, values, Span.of(weights, at, ROW), to, ROW, true);
        return result;
    }

    /** dW = dZ · Xᵀ where four fifths of X are zero. */
    @Benchmark
    public double[] sparseGradient() {
        Span<double[]> to = Span.of(result, at, ROW);
        kernels.sparseProduct(byFeature, 0, PIXELS, values, Span.of(weights, at, ROW), to, ROW, false);
        return result;
    }

    /** Bytes become numbers. */
    @Benchmark
    public double[] expand() {
        kernels.expand(codes, 0, numbers, at, FEATURES * EXAMPLES, 1.0 / 255);
        return numbers;
    }

    /** A matrix of examples × units transposed. */
    @Benchmark
    public double[] transpose() {
        kernels.transpose(Span.of(numbers, at, ROW), EXAMPLES, UNITS, Span.of(result, at, EXAMPLES));
        return result;
    }

    /** A = softmax Z. */
    @Benchmark
    public double[] softmax() {
        kernels.softmax(
                Span.of(numbers, at, EXAMPLES), Span.of(result, at, EXAMPLES), UNITS, EXAMPLES, 1);
        return result;
    }

    /** A = tanh Z. */
    @Benchmark
    public double[] tanh() {
        kernels.tanh(numbers, at, result, at, UNITS * EXAMPLES);
        return result;
    }

    /** dZ = (softmax(Z) − Y) / m. */
    @Benchmark
    public double[] slopeOfLoss() {
        kernels.softmax(
                Span.of(numbers, at, EXAMPLES), Span.of(result, at, EXAMPLES), UNITS, EXAMPLES, 1.0 / EXAMPLES);
        kernels.minusOneHot(Span.of(result, at, EXAMPLES), EXAMPLES, labels, 0, 1.0 / EXAMPLES);
        return result;
    }

    /** db, the sums of the rows of dZ. */
    @Benchmark
    public double[] rowSums() {
        kernels.rowSums(Span.of(numbers, at, EXAMPLES), UNITS, EXAMPLES, result, at, true);
        return result;
    }
}
