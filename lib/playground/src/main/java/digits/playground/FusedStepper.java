package digits.playground;

import digits.network.Dropout;
import digits.network.DropoutMask;
import digits.network.Network;
import digits.training.Batches;
import digits.training.Measurement;
import digits.training.Stepper;
import digits.training.Training;
import java.util.Arrays;

/**
 * The steps of {@link digits.training.ClearStepper} for a browser: each example goes forward and back at once, in loops over
 * arrays that were made before. Sums are taken in the order of the matrices, so that the weights are the same bits.
 */
public final class FusedStepper implements Stepper {

    private final Training training;
    private final SparseExamples train;
    private final SparseExamples test;
    private final Batches batches;
    private final Parameters places;
    private final double[] values;
    private final double[] gradient;
    private final Rule rule;
    private final Pass pass;
    private final Score trainScore;
    private final Score testScore;
    private double learningRate;
    private int iteration;
    private boolean finite = true;
    /** As long as no step has changed it. */
    private Network network;
    /** Whether the gradient is that of the next step: found on the way, when all that it looks at was measured. */
    private boolean measuredGradient;

    /**
     * A stepper at the start of a training.
     *
     * @throws IllegalArgumentException if the training distorts its examples, or has an optimizer of one's own
     */
    public FusedStepper(Training training) {
        if (!training.distortion().isNone()) {
            throw new IllegalArgumentException("the playground learns from examples as they are, but this training "
                    + "distorts them; leave .augment out");
        }
        this.training = training;
        train = new SparseExamples(training.train());
        test = training.test().map(SparseExamples::new).orElse(null);
        batches = training.batches();
        places = new Parameters(training.network());
        values = places.of(training.network());
        gradient = new double[places.count];
        rule = new Rule(training.optimizer(), places.count);
        pass = new Pass(places, values, gradient, training.loss());
        trainScore = new Score(training, places, pass, train);
        testScore = test == null ? null : new Score(training, places, pass, test);
        learningRate = training.optimizer().learningRate();
    }

    /** The learning rate α from the next step on; a schedule's factor still comes to it. */
    public void learningRate(double rate) {
        learningRate = rate;
    }

    @Override
    public void advance(int steps) {
        for (int taken = 0; taken < steps && finite; taken++) {
            step();
        }
    }

    private void step() {
        if (!measuredGradient) {
            gradient();
        }
        penalize(training.regularization().l2());
        double factor = training.schedule().factor(iteration, training.iterations());
        iteration++;
        rule.update(values, gradient, learningRate * factor, iteration);
        changed();
    }

    private void gradient() {
        int[] batch = batches.full() ? null : batches.batch(iteration);
        int size = batch == null ? train.size : batch.length;
        DropoutMask mask = training.regularization().dropout().mask(training.seed(), iteration);
        Arrays.fill(gradient, 0);
        for (int i = 0; i < size; i++) {
            int example = batch == null ? i : batch[i];
            pass.forward(train, example, mask, i);
            pass.backward(train.labels[example], size, mask, i);
        }
    }

    /** The weights are others. */
    private void changed() {
        finite = allFinite();
        network = null;
        measuredGradient = false;
    }

    /** dW + λ W in place of dW; biases are free. */
    private void penalize(double lambda) {
        if (lambda == 0) {
            return;
        }
        for (int layer = 0; layer < places.layers(); layer++) {
            for (int i = places.weights[layer]; i < places.biases[layer]; i++) {
                gradient[i] += values[i] * lambda;
            }
        }
    }

    private boolean allFinite() {
        double zero = 0;
        for (double value : values) {
            zero += value * 0;
        }
        return zero == 0;
    }

    @Override
    public int iteration() {
        return iteration;
    }

    @Override
    public boolean isFinite() {
        return finite;
    }

    @Override
    public Network network() {
        if (network == null) {
            network = places.network(values);
        }
        return network;
    }

    @Override
    public Measurement measure() {
        measuredGradient = batches.full() && training.regularization().dropout().equals(Dropout.NONE);
        if (measuredGradient) {
            Arrays.fill(gradient, 0);
        }
        trainScore.measure(measuredGradient);
        double testLoss = Double.NaN;
        double testAccuracy = Double.NaN;
        if (testScore != null) {
            testScore.measure(false);
            testLoss = testScore.loss();
            testAccuracy = testScore.accuracy();
        }
        return new Measurement(iteration, trainScore.loss(), trainScore.accuracy(), testLoss, testAccuracy);
    }

    /** What was found when it was measured last: of the test examples, or of the training examples if there are none. */
    Score score() {
        return testScore == null ? trainScore : testScore;
    }

    /** What was found of the training examples when it was measured last. */
    Score trainScore() {
        return trainScore;
    }

    /** All that the next step depends on. */
    record State(int iteration, double[] values, double[][] memory, double learningRate) {}

    State state() {
        double[][] memory = new double[rule.memory.length][];
        for (int i = 0; i < memory.length; i++) {
            memory[i] = rule.memory[i].clone();
        }
        return new State(iteration, values.clone(), memory, learningRate);
    }

    /** Goes on from an earlier state. */
    void restore(State state) {
        iteration = state.iteration();
        learningRate = state.learningRate();
        System.arraycopy(state.values(), 0, values, 0, values.length);
        for (int i = 0; i < rule.memory.length; i++) {
            System.arraycopy(state.memory()[i], 0, rule.memory[i], 0, values.length);
        }
        changed();
    }
}
