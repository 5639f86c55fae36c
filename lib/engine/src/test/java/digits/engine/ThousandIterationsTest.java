package digits.engine;

import digits.dataset.Dataset;
import digits.network.Activation;
import digits.network.Network;
import digits.training.Optimizer;
import digits.training.RmsProp;
import digits.training.Stepper;
import digits.training.Training;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * After a thousand iterations the engine's weights are still those of the matrices. Where a training amplifies a difference
 * in the last bit, no two orders of a sum agree for so long; so learning rates are such that the networks learn calmly.
 */
class ThousandIterationsTest {

    private static final int ITERATIONS = 1000;

    private static final List<Optimizer> OPTIMIZERS = List.of(
            Optimizer.gradientDescent(0.05),
            Optimizer.momentum(0.01),
            Optimizer.nesterov(0.01),
            // With its usual ε of 1e-8 it never comes to rest: near a minimum it amplifies any difference.
            new RmsProp(0.0005, 0.9, 0.01),
            Optimizer.adam(0.001));

    /** As few as the engine cuts into groups when it takes all at once. */
    private final Dataset pictures = Agreement.pictures(360, 4, 16, 0.2);

    private static void assertAgreement(String what, Training training) throws InterruptedException {
        Stepper clear = training.clearly().stepper();
        clear.advance(ITERATIONS);
        Network engine = Agreement.vectors(training, 1, ITERATIONS);
        Agreement.assertClose(what, clear.network(), engine, Agreement.RELATIVE);
    }

    @Test
    void inEveryCombinationOfActivationAndLossAndInEveryDepth() throws InterruptedException {
        for (Activation hidden : EngineTest.HIDDEN) {
            for (EngineTest.Output output : EngineTest.OUTPUTS) {
                // Fewer layers are a part of what two go through: one activation is enough for them.
                for (int[] units : new int[][] {{}, {5}, {6, 4}}) {
                    if (units.length < 2 && hidden != Activation.TANH) {
                        continue;
                    }
                    Network network = Agreement.network(pictures, output.activation(), hidden, units);
                    Training training = Training.of(network, pictures)
                            .loss(output.loss())
                            .learningRate(0.05)
                            .batchSize(30);
                    assertAgreement(hidden + ", " + output + ", " + units.length + " hidden layers", training);
                }
            }
        }
    }

    private Training training(Activation hidden, Optimizer optimizer) {
        return Training.of(Agreement.network(pictures, Activation.SOFTMAX, hidden, 5), pictures)
                .optimizer(optimizer);
    }

    @Test
    void inEveryCombinationOfActivationAndOptimizerInBatches() throws InterruptedException {
        for (Activation hidden : EngineTest.HIDDEN) {
            for (Optimizer optimizer : OPTIMIZERS) {
                assertAgreement(
                        hidden + ", " + optimizer, training(hidden, optimizer).batchSize(30));
            }
        }
    }

    /** Blocks that hold one example and else what fills them up. */
    @Test
    void fromSingleExamplesWithEveryActivation() throws InterruptedException {
        for (Activation hidden : EngineTest.HIDDEN) {
            assertAgreement(
                    hidden + ", single examples",
                    training(hidden, OPTIMIZERS.get(0)).batchSize(1));
        }
    }

    @Test
    void inFullBatchesWithEveryActivationAndEveryOptimizer() throws InterruptedException {
        for (Activation hidden : EngineTest.HIDDEN) {
            assertAgreement(hidden.name(), training(hidden, OPTIMIZERS.get(0)));
        }
        for (Optimizer optimizer : OPTIMIZERS) {
            assertAgreement(optimizer.toString(), training(Activation.TANH, optimizer));
        }
    }
}
