package digits.playground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.dataset.Dataset;
import digits.dataset.Split;
import digits.matrix.Matrix;
import digits.network.Network;
import org.junit.jupiter.api.Test;

class RunTest {

    private static final Split SPLIT = FusedStepperTest.pictures(80).split(0.25, 1);
    private static final Experiment EXPERIMENT =
            Address.read("layers=5&optimizer=momentum&alpha=0.05&batch=8").experiment();

    private static Run run() {
        return new Run(EXPERIMENT, EXPERIMENT.training(SPLIT.train(), SPLIT.test()), true);
    }

    @Test
    void stepsBackLeadToWhereItWasAndForwardAgain() {
        Run run = run();
        run.advance(3);
        Network third = run.network();
        run.advance(4);
        Network seventh = run.network();
        for (int i = 0; i < 4; i++) {
            run.back();
        }
        assertEquals(3, run.iteration());
        assertEquals(third, run.network());
        run.advance(4);
        assertEquals(seventh, run.network());
        assertEquals(7, run.stepsBack());
        for (int i = 0; i < 9; i++) {
            run.back();
        }
        assertEquals(0, run.iteration());
        assertEquals(run.training().network(), run.network());
    }

    @Test
    void earlierStatesTakeNoMoreThanTheirRoom() {
        Run run = run();
        run.advance(700);
        assertEquals(500, run.stepsBack());
        Experiment large = Address.read("layers=128,128&optimizer=adam").experiment();
        Run wide = new Run(large, large.training(SPLIT.train(), SPLIT.test()), true);
        wide.advance(40);
        // Each state has 18,563 numbers three times.
        assertEquals(35, wide.stepsBack());
    }

    @Test
    void theExperimentIsThePlanThatTheCodeWrites() {
        Run run = run();
        run.advance(10);
        run.learningRate(0.02);
        run.advance(5);
        String code = run.code("loss 1.");
        assertEquals("""
                // What the playground showed, trained again by the library.
                import digits.data.CourseFiles;
                import digits.data.DigitsCsv;
                import digits.dataset.Split;
                import digits.network.*;
                import digits.training.*;
                Split split = DigitsCsv.read(CourseFiles.digits()).split(0.2, 1);
                Network start = Network.inputs(64)
                        .layer(5, Activation.RELU)
                        .layer(10, Activation.SOFTMAX)
                        .initialize(Initialization.HE, 1);
                TrainingResult result = Training.of(start, split.train()).test(split.test())
                        .loss(Loss.CROSS_ENTROPY)
                        .optimizer(Optimizer.momentum(0.05))
                        .schedule((iteration, iterations) -> (iteration >= 10 ? 0.02 : 0.05) / 0.05)
                        .batchSize(8)
                        .seed(1).iterations(15).run();
                // Expected: loss 1.
                result
                """, code);
        run.back();
        run.back();
        run.back();
        run.back();
        run.back();
        run.back();
        assertTrue(!run.code("").contains("schedule"), "the change of α was taken back");
    }

    @Test
    void slopesOfOnePictureAreThoseOfTheLoss() {
        Run run = run();
        run.advance(20);
        Dataset test = SPLIT.test();
        double[] pixels = test.X().column(0).toArray();
        Network network = run.network();
        double slope =
                run.backward(run.forward(pixels), test.label(0)).get(0).dInput().get(3, 0);
        double[] more = pixels.clone();
        more[3] += 1e-6;
        Matrix Y = test.Y().column(0);
        double measured = (run.training().loss().of(network.predict(Matrix.column(more)), Y)
                        - run.training().loss().of(network.predict(Matrix.column(pixels)), Y))
                / 1e-6;
        assertEquals(measured, slope, 1e-5);
        assertEquals(
                network.predict(Matrix.column(pixels)),
                run.forward(pixels).get(1).A());
    }
}
