package digits.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.dataset.Dataset;
import digits.matrix.Matrix;
import digits.network.Activation;
import digits.network.Initialization;
import digits.network.Loss;
import digits.network.Network;
import digits.training.Training;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StepPlayerTest {

    private static final Matrix X = Matrix.of(2, 3, 0.5, -1, 2, 1, 0.25, -0.5);
    private static final Matrix Y = Matrix.of(2, 3, 1, 0, 0, 0, 1, 1);
    private static final double ALPHA = 0.5;

    private static Network network(Activation hidden, Activation output) {
        return Network.inputs(2).layer(3, hidden).layer(2, output).initialize(Initialization.XAVIER, 1);
    }

    private static StepPlan plan(Activation hidden, Activation output, Loss loss) {
        return new StepPlan(network(hidden, output), X, Y, loss, ALPHA);
    }

    private static Matrix matrix(StepPlan plan, String key) {
        return plan.matrices().get(key).matrix();
    }

    /** A matrix with the names of its axes, transposed where its key says so. */
    private static NamedMatrices.Named operand(StepPlan plan, String key) {
        if (!key.endsWith("ᵀ")) {
            return plan.matrices().get(key);
        }
        NamedMatrices.Named named = plan.matrices().get(key.substring(0, key.length() - 1));
        return new NamedMatrices.Named(
                named.label(), named.matrix().transpose(), /* rows= */ named.columns(), /* columns= */ named.rows());
    }

    /** One element as the script plugs it in: products of the operands over the axis that the result has not, plus a bias. */
    private static double pluggedIn(StepPlan plan, Step step, int row, int column) {
        NamedMatrices.Named result = plan.matrices().get(step.result());
        List<NamedMatrices.Named> operands = new ArrayList<>(step.shown().stream()
                .map(key -> operand(plan, key))
                .filter(named -> named != null)
                .skip(1)
                .toList());
        NamedMatrices.Named bias = operands.size() == 3 ? operands.remove(2) : null;
        int count = operands.stream()
                .mapToInt(named -> !isAxis(named.rows(), result)
                        ? named.matrix().rows()
                        : !isAxis(named.columns(), result) ? named.matrix().columns() : 1)
                .max()
                .orElseThrow();
        double sum = bias == null ? 0 : bias.matrix().get(row, 0);
        for (int k = 0; k < count; k++) {
            double product = 1;
            for (NamedMatrices.Named named : operands) {
                product *= named.matrix()
                        .get(
                                index(named.rows(), result, row, column, k),
                                index(named.columns(), result, row, column, k));
            }
            sum += product;
        }
        return sum;
    }

    private static boolean isAxis(String axis, NamedMatrices.Named result) {
        return axis.equals(result.rows()) || axis.equals(result.columns());
    }

    private static int index(String axis, NamedMatrices.Named result, int row, int column, int summed) {
        return axis.equals(result.rows()) ? row : axis.equals(result.columns()) ? column : summed;
    }

    @Test
    void whatIsShownInASumMultipliesOutToItsResult() {
        for (Activation hidden : List.of(Activation.RELU, Activation.TANH, Activation.SOFTMAX)) {
            StepPlan plan = plan(hidden, Activation.SOFTMAX, Loss.CROSS_ENTROPY);
            for (Step step : plan.steps()) {
                if (step.rule().equals("sum")) {
                    Matrix result = matrix(plan, step.result());
                    Matrix expected = Matrix.generate(
                            result.rows(), result.columns(), (row, column) -> pluggedIn(plan, step, row, column));
                    Check.close(step.title(), expected, result, 1e-15);
                }
            }
        }
    }

    @Test
    void theStepsAreThoseOfTheLibrarysTraining() {
        StepPlan plan = plan(Activation.SIGMOID, Activation.SOFTMAX, Loss.CROSS_ENTROPY);
        Dataset examples = Dataset.of(X, new int[] {0, 1, 1}, 2, 1, 2);
        Training training = Training.of(network(Activation.SIGMOID, Activation.SOFTMAX), examples)
                .learningRate(ALPHA)
                .iterations(1);
        var result = training.clearly().run();
        assertEquals(result.network().layers().get(0).W(), matrix(plan, "W1′"));
        assertEquals(result.network().layers().get(1).b(), matrix(plan, "b2′"));
        assertEquals(result.history().last().loss(), plan.lossAfter(), 1e-15);
        assertEquals(plan.lossAfter(), matrix(plan, "L′").get(0, 0));
    }

    @Test
    void theTermsOfTheLossAddUpToIt() {
        for (Loss loss : Loss.values()) {
            StepPlan plan = plan(Activation.TANH, Activation.SIGMOID, loss);
            assertEquals(plan.lossBefore(), matrix(plan, "T").sum() / 3, 1e-15);
        }
    }

    @Test
    void phasesFollowEachOther() {
        StepPlan plan = plan(Activation.RELU, Activation.SOFTMAX, Loss.CROSS_ENTROPY);
        assertEquals(
                List.of("Forward", "Loss", "Backward", "Update"),
                plan.steps().stream().map(Step::phase).distinct().toList());
        assertEquals(
                List.of(
                        "Z1", "A1", "Z2", "A2", "T", "dZ2", "dW2", "db2", "dA1", "dZ1", "dW1", "db1", "W1′", "b1′",
                        "W2′", "b2′", "A′"),
                plan.steps().stream().map(Step::result).toList());
    }

    @Test
    void aLossThatDoesNotSimplifyTakesTheDetourByWayOfTheOutputs() {
        StepPlan plan = plan(Activation.RELU, Activation.SOFTMAX, Loss.MEAN_SQUARED_ERROR);
        assertEquals(
                List.of("lossSlope", "jacobian"),
                plan.steps().subList(5, 7).stream().map(Step::rule).toList());
        assertEquals("dZ2", plan.steps().get(6).result());
    }

    @Test
    void aStepThatWentTooFarIsNotCalledAnImprovement() {
        Network network = network(Activation.RELU, Activation.SOFTMAX);
        StepPlan far = new StepPlan(network, X, Y, Loss.CROSS_ENTROPY, 100);
        assertTrue(far.lossAfter() > far.lossBefore());
        assertTrue(far.steps().get(16).why().startsWith("The loss went up: the step went too far"));
    }

    @Test
    void aNetworkOfTheCourseFitsInFarLessThanAMegabyte() {
        Network network = Network.inputs(64)
                .layer(10, Activation.RELU)
                .layer(10, Activation.SOFTMAX)
                .initialize(Initialization.HE, 1);
        SplittableRandom random = new SplittableRandom(1);
        Dataset examples = Dataset.of(
                Matrix.uniform(64, 20, 0, 1, random),
                IntStream.range(0, 20).map(i -> i % 10).toArray(),
                10,
                8,
                8);
        String html = StepPlayer.of(network, examples, 0.1).html();
        int bytes = html.getBytes(StandardCharsets.UTF_8).length;
        assertTrue(bytes < 300_000, bytes + " bytes");
    }

    @Test
    void aNetworkTooLargeToReadIsRefusedWithItsSize() {
        Network network = Network.inputs(784).layer(128, Activation.RELU).initialize(Initialization.HE, 1);
        assertEquals(
                "the step player needs a network and examples with at most 40,000 numbers to show, but a 784-128, relu "
                        + "network with 1 examples has 302,864; take fewer examples or a smaller network",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> StepPlayer.of(
                                        network,
                                        Matrix.zeros(784, 1),
                                        Matrix.zeros(128, 1),
                                        Loss.MEAN_SQUARED_ERROR,
                                        1))
                        .getMessage());
    }

    @Test
    void withoutScriptsTheStepsAreAListWithFormulasShapesAndSmallResults() {
        StepPlan plan = plan(Activation.RELU, Activation.SOFTMAX, Loss.CROSS_ENTROPY);
        String html = StepsHtml.of(plan, plan.steps());
        assertTrue(html.contains("Z<sub>1</sub> = W<sub>1</sub> · X + b<sub>1</sub>"), html);
        assertTrue(html.contains("(3×3 = 3×2 · 2×3 + 3×1)"), html);
        assertTrue(html.contains("(3×2 = 3×3 · 3×2)"), "dW1 = dZ1 · Xᵀ: " + html);
        assertTrue(html.contains("dW1: 3×2 matrix"), html);
        assertFalse(html.contains("<script"), html);
    }

    @Test
    void forwardAloneHoldsNothingOfTheWayBack() {
        Dataset examples = Dataset.of(X, new int[] {0, 1, 1}, 2, 1, 2);
        String html = StepPlayer.forward(network(Activation.RELU, Activation.SOFTMAX), examples)
                .html();
        String json = html.substring(html.indexOf("<script type"));
        assertTrue(json.contains("\"Z2\":{") && !json.contains("\"dZ2\":{") && !json.contains("\"L\":{"), json);
        assertTrue(json.contains("\"phase\":\"Forward\"") && !json.contains("\"phase\":\"Loss\""), json);
    }

    @Test
    void theNameOfAnActivationIsShownAsText() {
        Activation own = Activation.elementwise("<b>own</b>", z -> z, z -> 1);
        String html = StepPlayer.of(network(own, Activation.SOFTMAX), X, Y, Loss.CROSS_ENTROPY, ALPHA)
                .html();
        assertFalse(html.contains("<b>own"), html);
        assertFalse(html.contains("\\u003cb>own\\u003c/b>(Z"), "a formula is HTML");
    }
}
