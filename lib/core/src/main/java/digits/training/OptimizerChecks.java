package digits.training;

/** What the numbers of the optimizers need to be. */
final class OptimizerChecks {

    private OptimizerChecks() {}

    static void learningRate(double learningRate) {
        if (!(learningRate > 0 && learningRate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "a learning rate α needs to be above 0 and finite, but got " + learningRate);
        }
    }

    /** What is kept of a running mean from step to step. */
    static void decay(String what, double decay) {
        if (!(decay >= 0 && decay < 1)) {
            throw new IllegalArgumentException(what + " needs to be from 0 to below 1, but got " + decay);
        }
    }

    /** The number that keeps a slope from being divided by the root of 0. */
    static void epsilon(String what, double epsilon) {
        if (!(epsilon > 0 && epsilon < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(what + " needs to be above 0 and finite, but got " + epsilon);
        }
    }
}
