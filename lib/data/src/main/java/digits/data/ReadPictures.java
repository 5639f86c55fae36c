package digits.data;

import digits.dataset.Dataset;
import digits.dataset.PictureSet;
import java.util.Optional;

/**
 * What a file of pictures held, and what it was taken for.
 *
 * @param pictures the pictures
 * @param labelled the pictures with the label of each; empty if the file has no labels
 * @param description in one line what the file was taken for, so that a wrong guess is seen
 */
public record ReadPictures(PictureSet pictures, Optional<Dataset> labelled, String description) {

    /**
     * The pictures with their labels.
     *
     * @throws IllegalStateException if there are none
     */
    public Dataset dataset() {
        return labelled.orElseThrow(() -> new IllegalStateException(
                "these pictures have no labels, so that they are no data set: take pictures(); read as "
                        + description));
    }

    /** What the file was taken for. */
    @Override
    public String toString() {
        return description;
    }
}
