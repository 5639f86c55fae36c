package digits.exercises;

import digits.notebook.CheckFailed;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * One exercise of the course.
 *
 * @param notebook the number of the notebook that it belongs to, from 1
 * @param place its place among that notebook's exercises, from 1
 * @param title what it is about, in a few words
 */
public record Exercise(int notebook, int place, String title) {

    public Exercise {
        if (notebook < 1 || place < 1) {
            throw new IllegalArgumentException(
                    "an exercise needs a notebook and a place from 1 on, but has " + notebook + " and " + place);
        }
        Objects.requireNonNull(title, "an exercise needs a title, but has null");
    }

    /** As the notebooks call it: 2.1 is the first exercise of notebook 02. */
    public String number() {
        return notebook + "." + place;
    }

    /**
     * Does the check of this exercise: notes that it is solved, or says what is wrong.
     *
     * @param check takes answers and looks at them, and throws where one is wrong
     * @throws CheckFailed if the check throws anything; its message begins with the exercise's number
     */
    Passed judge(Consumer<Answers> check) {
        return judge(Answers.here(), check);
    }

    Passed judge(Answers answers, Consumer<Answers> check) {
        answers.judge("Exercise " + number(), check.andThen(all -> OwnWork.check(this)));
        return new Passed(this, SolvedExercises.here().solved(this));
    }
}
