package digits.playground;

import digits.dataset.Dataset;
import digits.matrix.Matrix;
import digits.network.BackwardStep;
import digits.network.ForwardStep;
import digits.network.Layer;
import digits.network.Network;
import digits.training.Measurement;
import digits.training.Training;
import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.JSByRef;
import org.teavm.jso.JSExport;

/**
 * What a page's scripts call. TeaVM makes {@code core.js} of this class and all that it needs. Numbers go over as arrays; matrices
 * in reading order. It has one run, and beside it those of a sweep.
 */
public final class Browser {

    private static Dataset train;
    private static Dataset test;
    private static Network ownStart;
    private static Run run;
    private static List<ForwardStep> forward = List.of();
    private static List<BackwardStep> backward = List.of();
    private static final List<Run> SWEEP = new ArrayList<>();

    private Browser() {}

    /** Where a program would begin; a page calls the methods. */
    public static void main(String[] arguments) {}

    /** The examples: pixels from 0 to maximum, picture by picture. */
    @JSExport
    public static void examples(
            int height,
            int width,
            int maximum,
            @JSByRef byte[] trainPixels,
            int[] trainLabels,
            @JSByRef byte[] testPixels,
            int[] testLabels) {
        train = Dataset.ofBytes(trainPixels, maximum, trainLabels, 10, height, width);
        test = Dataset.ofBytes(testPixels, maximum, testLabels, 10, height, width);
    }

    /** How many examples there are to learn from. */
    @JSExport
    public static int trainingExamples() {
        return run.training().train().size();
    }

    /** The address of what another one is understood as. */
    @JSExport
    public static String understood(String address) {
        return Address.of(Address.read(address).experiment());
    }

    /** Everything that is set by an address, as one in which nothing is left out. */
    @JSExport
    public static String whole(String address) {
        return Address.whole(Address.read(address).experiment());
    }

    /** What of an address was not understood, a sentence each. */
    @JSExport
    public static String[] notUnderstood(String address) {
        return Address.read(address).notUnderstood().toArray(new String[0]);
    }

    /** First weights of one's own, layer by layer as {@link Parameters} has them, for the layers of an address. */
    @JSExport
    public static void own(String address, double[] weights) {
        Network shape = Address.read(address).experiment().network(train.features(), train.classes());
        ownStart = new Parameters(shape).network(weights);
    }

    /** Begins anew, with first weights of one's own or with random ones. */
    @JSExport
    public static void begin(String address, boolean own) {
        run = run(Address.read(address).experiment(), own, true);
    }

    private static Run run(Experiment experiment, boolean own, boolean goesBack) {
        Training training = experiment.training(train, test);
        return new Run(experiment, own ? training.network(ownStart) : training, goesBack);
    }

    @JSExport
    public static void advance(int steps) {
        run.advance(steps);
    }

    @JSExport
    public static void back() {
        run.back();
    }

    @JSExport
    public static int stepsBack() {
        return run.stepsBack();
    }

    @JSExport
    public static void learningRate(double rate) {
        run.learningRate(rate);
    }

    @JSExport
    public static int iteration() {
        return run.iteration();
    }

    @JSExport
    public static boolean isFinite() {
        return run.isFinite();
    }

    /** Iteration, loss, accuracy, and both for the test. */
    @JSExport
    public static double[] measure() {
        Measurement now = run.measure();
        return new double[] {now.iteration(), now.loss(), now.trainAccuracy(), now.testLoss(), now.testAccuracy()};
    }

    /** W of a layer, row by row: one row for each unit. */
    @JSExport
    public static double[] weights(int layer) {
        return layer(layer).W().toArray();
    }

    @JSExport
    public static double[] biases(int layer) {
        return layer(layer).b().toArray();
    }

    /** For each unit of a layer, for how many training examples it put out something else than 0 when it was measured. */
    @JSExport
    public static int[] active(int layer) {
        return run.trainScore().active[layer];
    }

    /** What each test example was read as when it was measured. */
    @JSExport
    public static int[] answers() {
        return run.testScore().answers;
    }

    /** What comes out for a picture. */
    @JSExport
    public static double[] predict(double[] pixels) {
        return run.network().predict(Matrix.column(pixels)).toArray();
    }

    /** Sends a picture through and its slopes back, by the library's matrices; the next methods tell of it. */
    @JSExport
    public static void look(double[] pixels, int label) {
        forward = run.forward(pixels);
        backward = run.backward(forward, label);
    }

    /** Z of a layer. */
    @JSExport
    public static double[] sums(int layer) {
        return forward.get(layer).Z().toArray();
    }

    /** A of a layer. */
    @JSExport
    public static double[] activations(int layer) {
        return forward.get(layer).A().toArray();
    }

    /** dZ of a layer. */
    @JSExport
    public static double[] slopes(int layer) {
        return backward.get(layer).dZ().toArray();
    }

    /** dW of a layer, row by row. */
    @JSExport
    public static double[] weightSlopes(int layer) {
        return backward.get(layer).dW().toArray();
    }

    /** The slope of the loss along each pixel. */
    @JSExport
    public static double[] pixelSlopes() {
        return backward.get(0).dInput().toArray();
    }

    /** The experiment as Java for a notebook. */
    @JSExport
    public static String code(String expected) {
        return run.code(expected);
    }

    /** Begins several trainings that differ in their learning rates alone. */
    @JSExport
    public static void beginSweep(String address, boolean own, double[] rates) {
        SWEEP.clear();
        Experiment experiment = Address.read(address).experiment();
        for (double rate : rates) {
            SWEEP.add(run(experiment.withLearningRate(rate), own, false));
        }
    }

    /** Takes the sweep's trainings on; loss and test accuracy of each, one after the other. A loss is NaN where it diverged. */
    @JSExport
    public static double[] advanceSweep(int steps) {
        double[] numbers = new double[2 * SWEEP.size()];
        for (int i = 0; i < SWEEP.size(); i++) {
            Run one = SWEEP.get(i);
            one.advance(steps);
            Measurement now = one.measure();
            numbers[2 * i] = one.isFinite() ? now.loss() : Double.NaN;
            numbers[2 * i + 1] = now.testAccuracy();
        }
        return numbers;
    }

    private static Layer layer(int layer) {
        return run.network().layers().get(layer);
    }
}
