package digits.playground;

import digits.matrix.Matrix;
import digits.network.BackwardStep;
import digits.network.ForwardStep;
import digits.network.Network;
import digits.training.Measurement;
import digits.training.Training;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** One training of the playground: it steps on and back, its learning rate can be changed, and everything in it be looked at. */
public final class Run {

    /** What earlier states may take: about 16 MB. A network of 64-10-10 can go back some hundreds of steps. */
    private static final int REMEMBERED_NUMBERS = 2_000_000;

    private static final int MOST_STEPS_BACK = 500;

    private final Experiment experiment;
    private final Training training;
    private final FusedStepper stepper;
    private final Deque<FusedStepper.State> before = new ArrayDeque<>();
    private final List<NotebookCode.Rate> rates = new ArrayList<>();

    /** Whether steps can be taken back: a sweep's trainings need not. */
    private final boolean goesBack;

    /** A training at its start. */
    public Run(Experiment experiment, Training training, boolean goesBack) {
        this.experiment = experiment;
        this.training = training;
        this.goesBack = goesBack;
        stepper = new FusedStepper(training);
    }

    /** Takes steps, fewer if a weight becomes NaN or infinite. */
    public void advance(int steps) {
        for (int i = 0; i < steps && stepper.isFinite(); i++) {
            if (goesBack) {
                remember();
            }
            stepper.advance(1);
        }
    }

    private void remember() {
        FusedStepper.State state = stepper.state();
        before.addLast(state);
        int numbers = state.values().length * (1 + state.memory().length);
        while (before.size() > MOST_STEPS_BACK || (long) before.size() * numbers > REMEMBERED_NUMBERS) {
            before.removeFirst();
        }
    }

    /** How many steps can be taken back. */
    public int stepsBack() {
        return before.size();
    }

    /** Takes the last step back: all weights, and what the optimizer remembers, are as before it. */
    public void back() {
        FusedStepper.State state = before.pollLast();
        if (state != null) {
            stepper.restore(state);
            rates.removeIf(rate -> rate.from() > state.iteration());
        }
    }

    /** Another learning rate from the next step on. */
    public void learningRate(double rate) {
        rates.removeIf(earlier -> earlier.from() == stepper.iteration());
        rates.add(new NotebookCode.Rate(stepper.iteration(), rate));
        stepper.learningRate(rate);
    }

    public int iteration() {
        return stepper.iteration();
    }

    public boolean isFinite() {
        return stepper.isFinite();
    }

    public Measurement measure() {
        return stepper.measure();
    }

    public Network network() {
        return stepper.network();
    }

    public Training training() {
        return training;
    }

    /** What was found of the test examples when it was measured last. */
    Score testScore() {
        return stepper.score();
    }

    /** What was found of the training examples when it was measured last. */
    Score trainScore() {
        return stepper.trainScore();
    }

    /** Everything that the network computes of one picture, by the library's own formulas. */
    public List<ForwardStep> forward(double[] pixels) {
        return network().forward(Matrix.column(pixels));
    }

    /** The slopes for one picture alone, after its way forward. */
    public List<BackwardStep> backward(List<ForwardStep> forward, int label) {
        Network network = network();
        Matrix Y = Matrix.generate(network.outputs(), 1, (row, column) -> row == label ? 1 : 0);
        return network.backward(forward, Y, training.loss());
    }

    /** The same as Java for a notebook. */
    public String code(String expected) {
        return NotebookCode.of(experiment, iteration(), rates, expected);
    }
}
