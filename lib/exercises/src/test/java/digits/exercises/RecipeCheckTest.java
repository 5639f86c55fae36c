package digits.exercises;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.dataset.Dataset;
import digits.network.Activation;
import digits.network.Initialization;
import digits.network.Network;
import digits.notebook.CheckFailed;
import digits.training.Training;
import org.junit.jupiter.api.Test;

class RecipeCheckTest {

    private static Training plan(Dataset train, long seed, int width, int size, double alpha) {
        Network start = Network.inputs(64)
                .layer(width, Activation.RELU)
                .layer(10, Activation.SOFTMAX)
                .initialize(Initialization.HE, seed);
        return Training.of(start, train)
                .learningRate(alpha)
                .batchSize(size)
                .epochs(20)
                .seed(seed);
    }

    private static void isTold(String hint, Two<Dataset, Long, Training> answer) {
        String told = assertThrows(CheckFailed.class, () -> RecipeCheck.check(answer, Answers.asking(1)))
                .getMessage();
        assertTrue(told.contains(hint), told);
    }

    @Test
    void enoughUnitsAndMiniBatchesPass() {
        RecipeCheck.check((train, seed) -> plan(train, seed, 128, 32, 0.2), Answers.asking(1));
    }

    @Test
    void fullBatchesTakeTooFewSteps() {
        isTold("Full batches make one step an epoch", (train, seed) -> plan(train, seed, 32, train.size(), 0.1));
    }

    @Test
    void theAncestorsWidthIsNotEnough() {
        isTold("units", (train, seed) -> plan(train, seed, 10, 32, 0.1));
    }

    @Test
    void aHugeLearningRateIsGuessing() {
        isTold("That is guessing", (train, seed) -> plan(train, seed, 32, 32, 30));
    }

    @Test
    void moreEpochsAreOverTheBudget() {
        isTold(
                "more than the budget of 20 epochs",
                (train, seed) -> plan(train, seed, 32, 32, 0.1).epochs(21));
    }

    @Test
    void moreWeightsAreOverTheBudget() {
        isTold("the budget is 10,000", (train, seed) -> plan(train, seed, 256, 32, 0.1));
    }

    @Test
    void itLearnsFromWhatItIsGiven() {
        isTold(
                "other examples than those that it was given",
                (train, seed) -> plan(Course.digits(), seed, 32, 32, 0.1));
    }

    @Test
    void itStartsWithoutKnowledge() {
        isTold("can read before its training", (train, seed) -> {
            Training plan = plan(train, seed, 32, 32, 0.1);
            return plan.network(plan.epochs(5).run().network());
        });
    }

    @Test
    void nothingIsWrong() {
        isTold("is a return missing?", (train, seed) -> null);
    }
}
