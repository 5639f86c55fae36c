package digits.playground;

import static digits.Rejections.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;

import digits.dataset.Split;
import digits.network.Activation;
import digits.network.Initialization;
import digits.network.Loss;
import digits.network.Network;
import digits.training.Adam;
import digits.training.Optimizer;
import digits.training.Schedule;
import digits.training.Training;
import org.junit.jupiter.api.Test;

class OwnPlanTest {

    private static final Split SPLIT = FusedStepperTest.pictures(40).split(0.2, 1);
    private static final Training USUAL = training(Activation.TANH, Activation.TANH, Activation.SOFTMAX);

    private static Training training(Activation first, Activation second, Activation output) {
        Network network = Network.inputs(12)
                .layer(5, first)
                .layer(4, second)
                .layer(3, output)
                .initialize(Initialization.UNIFORM, 9);
        return Training.of(network, SPLIT.train()).test(SPLIT.test());
    }

    /** What the page does with the plan gives the network that the training gives. */
    @Test
    void thePlanTakesTheStepsOfTheTraining() throws InterruptedException {
        Training own = training(Activation.SIGMOID, Activation.SIGMOID, Activation.SIGMOID)
                .loss(Loss.BINARY_CROSS_ENTROPY)
                .optimizer(Optimizer.momentum(0.05))
                .l2(0.01)
                .dropout(0.2)
                .batchSize(7)
                .seed(4);
        OwnPlan plan = OwnPlan.of(own);
        assertEquals(
                "layers=5,4&activation=sigmoid&output=sigmoid&loss=binary-cross-entropy&optimizer=momentum&alpha=0.05"
                        + "&batch=7&l2=0.01&dropout=0.2&seed=4",
                plan.address());
        Experiment experiment = Address.read(plan.address()).experiment();
        Network start = new Parameters(experiment.network(12, 3)).network(plan.weights());
        assertEquals(own.network(), start);
        Run run = new Run(
                experiment, experiment.training(SPLIT.train(), SPLIT.test()).network(start), false);
        run.advance(50);
        var clear = own.clearly().stepper();
        clear.advance(50);
        assertEquals(clear.network(), run.network());
    }

    @Test
    void whatThePlaygroundHasNoControlForIsRefused() {
        assertRejected(
                "the playground needs one activation for all hidden layers, but this training has 12-5-4-3, relu, tanh, "
                        + "softmax",
                () -> OwnPlan.of(training(Activation.RELU, Activation.TANH, Activation.SOFTMAX)));
        Activation steep = Activation.leakyRelu(0.3);
        assertRejected(
                "the playground needs a hidden activation of the library of relu, leaky-relu, tanh, sigmoid, identity, "
                        + "but this training has leaky relu 0.3",
                () -> OwnPlan.of(training(steep, steep, Activation.SOFTMAX)));
        assertRejected(
                "the playground needs one learning rate, but this training has a schedule; leave .schedule out",
                () -> OwnPlan.of(USUAL.schedule(Schedule.cosine())));
        assertRejected(
                "the playground needs dropout of hidden units only, up to 0.9, but this training has Dropout[input=0.1, "
                        + "hidden=0.2]",
                () -> OwnPlan.of(USUAL.dropout(0.1, 0.2)));
        assertRejected(
                "the playground needs an optimizer of gradient-descent, momentum, nesterov, rms-prop, adam, but this "
                        + "training has Adam[learningRate=0.1, beta1=0.5, beta2=0.9, epsilon=1.0E-8]",
                () -> OwnPlan.of(USUAL.optimizer(new Adam(0.1, 0.5, 0.9, 1e-8))));
        assertRejected(
                "the playground needs a seed from 0 to 999999999, but this training has a seed of -1",
                () -> OwnPlan.of(USUAL.seed(-1)));
        assertRejected(
                "the playground needs what its controls can be set to, but this training asks for more: \"alpha\" needs a "
                        + "number from 0.000001 to 1000, but got \"2000\".",
                () -> OwnPlan.of(USUAL.learningRate(2000)));
    }
}
