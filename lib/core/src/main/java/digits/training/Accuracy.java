package digits.training;

import digits.dataset.Dataset;
import digits.network.Network;

/** The part of the answers that are right. */
public final class Accuracy {

    private Accuracy() {}

    /** The part of a data set that a network classifies correctly, 0..1. */
    public static double of(Network network, Dataset dataset) {
        return of(Predictions.classes(network, dataset), dataset.labels());
    }

    /**
     * The part of the places in which two lists of classes agree, 0..1.
     *
     * @throws IllegalArgumentException if the lists differ in length or are empty
     */
    public static double of(int[] predicted, int[] labels) {
        if (predicted.length != labels.length || labels.length == 0) {
            throw new IllegalArgumentException("accuracy needs one prediction for each label, at least one, but got "
                    + predicted.length + " predictions and " + labels.length + " labels");
        }
        int right = 0;
        for (int example = 0; example < labels.length; example++) {
            if (predicted[example] == labels[example]) {
                right++;
            }
        }
        return (double) right / labels.length;
    }
}
