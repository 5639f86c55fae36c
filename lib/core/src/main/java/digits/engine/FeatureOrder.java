package digits.engine;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * In which order a sparse layer takes its features: those that are seldom zero first. With them a product that takes all
 * examples is faster ({@link FrequentFeatures}), with the others one that picks those that aren't zero ({@link Entries}). Of
 * MNIST's 784 pixels 288, in the middle, hold four fifths of the ink.
 *
 * @param places where each feature comes, from 0
 * @param frequent how many of the first are taken with all examples: whole panels
 */
record FeatureOrder(int[] places, int frequent) {

    /** All features as they come, none of them frequent. */
    static FeatureOrder asTheyAre(int features) {
        return new FeatureOrder(IntStream.range(0, features).toArray(), 0);
    }

    /**
     * The frequent features first.
     *
     * @param densities for each feature, in which part of the examples it isn't zero
     * @param least from which density on a feature is frequent
     * @param panel how many features make a panel
     */
    static FeatureOrder byDensity(double[] densities, double least, int panel) {
        int[] features = IntStream.range(0, densities.length)
                .boxed()
                .sorted(Comparator.comparingDouble(feature -> -densities[feature]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] places = new int[features.length];
        int frequent = 0;
        for (int place = 0; place < features.length; place++) {
            places[features[place]] = place;
            frequent += densities[features[place]] >= least ? 1 : 0;
        }
        return new FeatureOrder(places, frequent / panel * panel);
    }
}
