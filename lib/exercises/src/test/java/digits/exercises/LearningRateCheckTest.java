package digits.exercises;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.notebook.CheckFailed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LearningRateCheckTest {

    private static void isTold(String hint, Double alpha) {
        String told = assertThrows(CheckFailed.class, () -> LearningRateCheck.check(alpha))
                .getMessage();
        assertTrue(told.contains(hint), told);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 2, 5})
    void goodOnesPass(double alpha) {
        LearningRateCheck.check(alpha);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.3})
    void smallOnesAreTooSmall(double alpha) {
        isTold("your α is too small", alpha);
    }

    @Test
    void largeOnesAreGuessing() {
        isTold("your α is too large, or so small", 30.0);
    }

    @Test
    void whatIsNoLearningRateIsWrong() {
        isTold("a learning rate is a positive number, but yours is -1.0", -1.0);
        isTold("a learning rate is a positive number, but yours is NaN", Double.NaN);
        isTold("a learning rate is a positive number, but yours is null", null);
    }
}
