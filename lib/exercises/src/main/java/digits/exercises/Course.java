package digits.exercises;

import digits.data.CourseFiles;
import digits.data.DigitsCsv;
import digits.dataset.Dataset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/** What the exercises of all notebooks share: their list, the digits, and how far somebody has come. */
public final class Course {

    private Course() {}

    /** All exercises, in the order of the course. */
    public static List<Exercise> exercises() {
        return Stream.of(
                        Exercises01.ALL,
                        Exercises02.ALL,
                        Exercises03.ALL,
                        Exercises04.ALL,
                        Exercises04GradientCheck.ALL,
                        Exercises05.ALL,
                        Exercises06.ALL,
                        Exercises07.ALL,
                        Exercises08.ALL,
                        Exercises09.ALL,
                        Exercises09Regularization.ALL,
                        Exercises10.ALL,
                        Exercises10Copies.ALL,
                        Exercises11.ALL,
                        Exercises11Ideal.ALL,
                        Exercises12.ALL,
                        Exercises13.ALL)
                .flatMap(List::stream)
                .toList();
    }

    /** Those of one notebook. */
    static List<Exercise> exercises(int notebook) {
        return exercises().stream()
                .filter(exercise -> exercise.notebook() == notebook)
                .toList();
    }

    /** The numbers of the notebooks that have exercises. */
    static List<Integer> notebooks() {
        return exercises().stream().map(Exercise::notebook).distinct().toList();
    }

    /** The exercises whose answers are functions. */
    static List<Question<?, ?>> questions() {
        return Stream.of(
                        Exercises01.QUESTIONS,
                        Exercises02.QUESTIONS,
                        Exercises03.QUESTIONS,
                        Exercises04.QUESTIONS,
                        Exercises04GradientCheck.QUESTIONS,
                        Exercises05.QUESTIONS,
                        Exercises06.QUESTIONS,
                        Exercises07.QUESTIONS,
                        Exercises08.QUESTIONS,
                        Exercises09.QUESTIONS,
                        Exercises09Regularization.QUESTIONS,
                        Exercises10.QUESTIONS,
                        Exercises11.QUESTIONS,
                        Exercises12.QUESTIONS,
                        Exercises13.QUESTIONS)
                .flatMap(List::stream)
                .toList();
    }

    /** Which exercises were solved in the folder of the notebook that asks. */
    public static SolvedExercises progress() {
        return SolvedExercises.here();
    }

    /** The 1,797 digits of 8×8 pixels, wherever an exercise runs. */
    public static Dataset digits() {
        try {
            return DigitsCsv.read(CourseFiles.digits());
        } catch (IOException problem) {
            throw new UncheckedIOException("reading the digits failed", problem);
        }
    }
}
