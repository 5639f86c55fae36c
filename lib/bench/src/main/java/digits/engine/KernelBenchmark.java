package digits.engine;

import digits.dataset.Dataset;
import digits.network.Dropout;
import digits.network.DropoutMask;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
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
 * The loops in which the time is spent, each for one block of 256 examples and 10 units, in vectors and in plain Java. It is
 * in the engine's package to reach them.
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
    private SparseBlock<double[]> block;

    @Setup
    public void prepare() {
        kernels = kernelSet.equals("vectors") ? new VectorDoubleKernels() : new PlainDoubleKernels();
        at = kernels.first();
        weights = random(PIXELS * ROW);
        numbers = random(FEATURES * EXAMPLES);
        result = random(PIXELS * ROW);
        zeros = kernels.allocate(LayerPlan.PANEL_VECTORS * kernels.lanes());
        SplittableRandom random = new SplittableRandom(2);
        codes = new byte[FEATURES * EXAMPLES];
        random.nextBytes(codes);
        labels = random.ints(EXAMPLES, 0, UNITS).toArray();
        byte[] pixels = new byte[EXAMPLES * PIXELS];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (random.nextInt(5) == 0 ? 1 + random.nextInt(255) : 0);
        }
        Dataset dataset = Dataset.ofBytes(pixels, 255, labels, UNITS, 28, 28);
        SparseExamples<double[]> examples = new SparseExamples<>(dataset, kernels);
        block = (SparseBlock<double[]>) examples.empty(EXAMPLES);
        int[] all = IntStream.range(0, EXAMPLES).toArray();
        examples.choose(block, all, 0, EXAMPLES, new Chance(DropoutMask.NONE, 0), Share.ALL);
        rows = IntStream.range(0, FEATURES)
                .map(feature -> Tiles.weightAt(feature, kernels))
                .toArray();
        values = examples.values(Dropout.NONE);
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
                weights,
                at,
                depth,
                1,
                UNITS,
                depth,
                numbers,
                at,
                columns,
                zeros,
                at,
                0,
                0,
                result,
                at,
                columns,
                columns);
    }

    /** Z = b + W · X where X lies in tiles, all of them with ink. */
    @Benchmark
    public double[] tileForward() {
        int width = Tiles.width(kernels);
        for (int first = 0; first < EXAMPLES; first += width) {
            int x = at + first * FEATURES;
            kernels.tile(rows, 0, FEATURES, weights, at, numbers, x, weights, at, width, result, at + first, EXAMPLES);
        }
        return result;
    }

    /** Z = W · X where four fifths of X are zero. */
    @Benchmark
    public double[] gatherForward() {
        kernels.gather(block.byExample, 0, EXAMPLES, values, weights, at, ROW, result, at, ROW, ROW, true);
        return result;
    }

    /** dW = dZ · Xᵀ where four fifths of X are zero. */
    @Benchmark
    public double[] gatherGradient() {
        for (Entries piece : block.byFeature) {
            kernels.gather(piece, 0, PIXELS, values, weights, at, ROW, result, at, ROW, ROW, false);
        }
        return result;
    }

    /** Bytes become numbers. */
    @Benchmark
    public double[] expand() {
        kernels.expand(codes, 0, numbers, at, FEATURES * EXAMPLES, 1.0 / 255);
        return numbers;
    }

    /** A matrix of examples × units turned over. */
    @Benchmark
    public double[] transpose() {
        kernels.transpose(numbers, at, ROW, EXAMPLES, UNITS, result, at, EXAMPLES);
        return result;
    }

    /** A = softmax Z. */
    @Benchmark
    public double[] softmax() {
        kernels.softmax(numbers, at, result, at, EXAMPLES, UNITS, EXAMPLES, 1);
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
        kernels.softmax(numbers, at, result, at, EXAMPLES, UNITS, EXAMPLES, 1.0 / EXAMPLES);
        kernels.minusOneHot(result, at, EXAMPLES, EXAMPLES, labels, 0, 1.0 / EXAMPLES);
        return result;
    }

    /** db, the sums of the rows of dZ. */
    @Benchmark
    public double[] rowSums() {
        kernels.rowSums(numbers, at, EXAMPLES, UNITS, EXAMPLES, result, at, true);
        return result;
    }
}
