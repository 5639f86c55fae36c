package digits.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.dataset.Dataset;
import digits.engine.kernels.Kernels;
import digits.matrix.Matrix;
import digits.network.Activation;
import digits.network.Initialization;
import digits.network.Layer;
import digits.network.Network;
import digits.training.Measurement;
import digits.training.Stepper;
import digits.training.Training;
import java.util.List;
import java.util.SplittableRandom;

/** What the engine's tests share: examples, engines of every kind, and how far two networks are apart. */
public final class Agreement {

    /** The engine adds in another order than the matrices: after many steps this much may have come of it. */
    static final double RELATIVE = 1e-9;

    /** With vectors if the JVM has them. */
    public static final Kernels<double[]> DOUBLES = Kernels.inDouble(Kernels.hasVectors());

    static final Kernels<float[]> FLOATS = Kernels.inFloat(Kernels.hasVectors());

    private Agreement() {}

    /** Pictures of which each class has ink in places of its own, about this part of all places, so that they can be learned. */
    static Dataset pictures(int count, int side, int maximum, double ink) {
        SplittableRandom random = new SplittableRandom(7);
        int features = side * side;
        byte[] pixels = new byte[count * features];
        int[] labels = new int[count];
        for (int example = 0; example < count; example++) {
            labels[example] = random.nextInt(10);
            for (int feature = 0; feature < features; feature++) {
                boolean own = (feature * 7 + labels[example] * 3) % 10 < 4;
                boolean inked = random.nextDouble() < (own ? 2 * ink : ink / 4);
                pixels[example * features + feature] = (byte) (inked ? 1 + random.nextInt(maximum) : 0);
            }
        }
        return Dataset.ofBytes(pixels, maximum, labels, 10, side, side);
    }

    /** Pictures of which the lower half is mostly ink, and the upper half mostly not, as MNIST's middle and margins. */
    public static Dataset halfFilled(int count, int side) {
        SplittableRandom random = new SplittableRandom(8);
        int features = side * side;
        byte[] pixels = new byte[count * features];
        int[] labels = new int[count];
        for (int example = 0; example < count; example++) {
            labels[example] = random.nextInt(10);
            for (int feature = 0; feature < features; feature++) {
                boolean own = (feature * 7 + labels[example] * 3) % 10 < 4;
                double ink = feature < features / 2 ? 0.02 : 0.6;
                boolean inked = random.nextDouble() < (own ? 1.5 * ink : ink / 2);
                pixels[example * features + feature] = (byte) (inked ? 1 + random.nextInt(255) : 0);
            }
        }
        return Dataset.ofBytes(pixels, 255, labels, 10, side, side);
    }

    /** The same pictures as numbers that aren't bytes. */
    static Dataset asDoubles(Dataset pictures) {
        return Dataset.of(pictures.X(), pictures.labels(), 10, pictures.height(), pictures.width());
    }

    /** A network of hidden layers of one activation; the same at each call. */
    static Network network(Dataset dataset, Activation output, Activation hidden, int... units) {
        Network.Plan plan = Network.inputs(dataset.features());
        for (int count : units) {
            plan = plan.layer(count, hidden);
        }
        return plan.layer(10, output).initialize(Initialization.XAVIER, 3);
    }

    /** With vectors if the JVM has them: without, what the tests claim holds as well. */
    static Network vectors(Training training, int threads, int steps) throws InterruptedException {
        return after(new Engine<>(List.of(training), DOUBLES, threads), steps);
    }

    static Network plain(Training training, int threads, int steps) throws InterruptedException {
        return after(new Engine<>(List.of(training), Kernels.inDouble(false), threads), steps);
    }

    static Network after(Engine<?> engine, int steps) throws InterruptedException {
        engine.advance(steps);
        return engine.network(0);
    }

    static void assertClose(String what, Network expected, Network actual, double relative) {
        for (int layer = 0; layer < expected.layers().size(); layer++) {
            Layer clear = expected.layers().get(layer);
            Layer fast = actual.layers().get(layer);
            assertClose(what + ": W of layer " + (layer + 1), clear.W(), fast.W(), relative);
            assertClose(what + ": b of layer " + (layer + 1), clear.b(), fast.b(), relative);
        }
    }

    /** Each element, in units of the largest: a weight that happens to be near 0 has no digits of its own. */
    private static void assertClose(String what, Matrix expected, Matrix actual, double relative) {
        double size = Math.max(1e-3, Math.max(expected.max(), -expected.min()));
        Matrix difference = expected.minus(actual);
        double worst = Math.max(difference.max(), -difference.min()) / size;
        assertTrue(worst <= relative, what + " differs by " + worst + " of its largest element");
    }

    /** What the engine measures after some steps is what the matrices measure. */
    static void assertMeasuredAlike(Training training) throws InterruptedException {
        Stepper clear = training.clearly().stepper();
        Stepper engine = new EngineStepper(training);
        clear.advance(5);
        engine.advance(5);
        Measurement expected = clear.measure();
        Measurement measured = engine.measure();
        assertEquals(expected.iteration(), measured.iteration());
        assertEquals(expected.loss(), measured.loss(), 1e-9);
        assertEquals(expected.testLoss(), measured.testLoss(), 1e-9);
        assertEquals(expected.trainAccuracy(), measured.trainAccuracy());
        assertEquals(expected.testAccuracy(), measured.testAccuracy());
    }
}
