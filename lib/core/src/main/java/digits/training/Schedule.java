package digits.training;

import java.util.Arrays;

/**
 * How the learning rate changes along a training: α of an iteration is the optimizer's α times a factor. The usual ones go by
 * the part of the training that is done, so that a shortened training has the same curve; made anew with the same numbers they
 * are equal. Notebook 09 draws them.
 *
 * <pre>{@code
 * training.schedule(Schedule.warmUp(0.05).then(Schedule.cosine()))
 * }</pre>
 */
@FunctionalInterface
public interface Schedule {

    /**
     * The factor for one iteration, above 0 and finite.
     *
     * @param iteration counted from 0
     * @param iterations of the whole training
     */
    double factor(int iteration, int iterations);

    /** Always 1. */
    static Schedule constant() {
        return new Schedules.Constant();
    }

    /**
     * In steps: times a factor each time another part of the training is done. {@code step(0.1, 0.5, 0.75)} is 1 in the first
     * half of the iterations, then 0.1, and 0.01 in the last quarter.
     *
     * @param factor above 0 and finite
     * @param after parts of the training, each above 0 and below 1, in ascending order
     * @throws IllegalArgumentException if they are not
     */
    static Schedule step(double factor, double... after) {
        return new Schedules.Step(factor, Arrays.stream(after).boxed().toList());
    }

    /**
     * Half a cosine from 1 towards 0: slow at first, fast in the middle, slow at the end. The factor is ½ (1 + cos(π t)),
     * where t is the part of the iterations that is done. Loshchilov and Hutter, "SGDR: stochastic gradient descent with warm
     * restarts", ICLR 2017, doi:10.48550/arXiv.1608.03983, without restarts.
     */
    static Schedule cosine() {
        return new Schedules.Cosine();
    }

    /**
     * In equal steps from near 0 to 1 over the first part of the training, then 1: lets the optimizer gather its means before
     * it takes long steps. Iteration i of the n that are warm-up has the factor (i + 1) / n. Goyal et al., "Accurate, large
     * minibatch SGD", 2017, doi:10.48550/arXiv.1706.02677, section 2.2.
     *
     * @param part of the iterations, above 0 and below 1; at least one iteration is warm-up
     * @throws IllegalArgumentException if it is not
     */
    static WarmUp warmUp(double part) {
        return new WarmUp(part);
    }

    /** The product of two schedules. */
    default Schedule times(Schedule other) {
        return (iteration, iterations) -> factor(iteration, iterations) * other.factor(iteration, iterations);
    }

    /**
     * A linear rise, to be followed by another schedule.
     *
     * @param part of the iterations, above 0 and below 1
     */
    record WarmUp(double part) implements Schedule {

        public WarmUp {
            Schedules.checkPart("a warm-up", part);
        }

        @Override
        public double factor(int iteration, int iterations) {
            return Math.min(1, (iteration + 1.0) / length(iterations));
        }

        /** After the warm-up another schedule, which has the iterations that are left for its whole course. */
        public Schedule then(Schedule rest) {
            return new Schedules.WarmUpThen(this, rest);
        }

        int length(int iterations) {
            return Math.max(1, (int) Math.round(part * iterations));
        }
    }
}
