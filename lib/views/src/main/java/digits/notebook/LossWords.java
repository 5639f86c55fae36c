package digits.notebook;

import digits.network.Loss;

/** What the step player says of losses. */
final class LossWords {

    private LossWords() {}

    /** As HTML. */
    static String formula(Loss loss, int depth) {
        String A = "A<sub>" + depth + "</sub>";
        return switch (loss) {
            case CROSS_ENTROPY -> "L = (1/m) Σ −Y ⊙ ln " + A;
            case BINARY_CROSS_ENTROPY -> "L = (1/m) Σ −(Y ⊙ ln " + A + " + (1 − Y) ⊙ ln(1 − " + A + "))";
            case MEAN_SQUARED_ERROR -> "L = (1/m) Σ ½ (" + A + " − Y)²";
        };
    }

    /** What one output adds, with {a} and {y} where numbers are plugged in. */
    static String term(Loss loss) {
        return switch (loss) {
            case CROSS_ENTROPY -> "−{y} · ln {a}";
            case BINARY_CROSS_ENTROPY -> "−({y} · ln {a} + (1 − {y}) · ln(1 − {a}))";
            case MEAN_SQUARED_ERROR -> "½ ({a} − {y})²";
        };
    }

    /** The slope of the term along a, with {a}, {y} and {m}. */
    static String slope(Loss loss) {
        return switch (loss) {
            case CROSS_ENTROPY -> "−{y} / {a} / {m}";
            case BINARY_CROSS_ENTROPY -> "(−{y} / {a} + (1 − {y}) / (1 − {a})) / {m}";
            case MEAN_SQUARED_ERROR -> "({a} − {y}) / {m}";
        };
    }

    static String why(Loss loss) {
        return switch (loss) {
            case CROSS_ENTROPY ->
                "Only the probability of the true class counts: −ln a is 0 if it is 1, and the larger, the smaller it is. The "
                        + "loss L is the mean over the m examples.";
            case BINARY_CROSS_ENTROPY ->
                "Each output answers a question with yes or no and pays for how little it believed in the right answer. The "
                        + "loss L is the mean over the m examples.";
            case MEAN_SQUARED_ERROR ->
                "Each output pays half the square of how far it is from what it should be. The loss L is the mean over the m "
                        + "examples.";
        };
    }
}
