package digits.exercises;

import digits.notebook.Html;
import digits.notebook.Shown;

/**
 * An exercise that was solved just now.
 *
 * @param exercise the exercise
 * @param progress what is solved by now, this exercise included
 */
public record Passed(Exercise exercise, SolvedExercises progress) implements Shown {

    @Override
    public String html() {
        return html(toString());
    }

    /** A sentence beside a green bar. */
    static String html(String sentence) {
        return "<p style=\"border-left: 4px solid #009E73; padding: 4px 10px\">" + Html.escape(sentence) + "</p>";
    }

    @Override
    public String toString() {
        return "✓ Exercise " + exercise.number() + " is solved: " + exercise.title() + ". "
                + progress.summary(exercise.notebook());
    }
}
