package digits.exercises;

import digits.notebook.CheckFailed;
import digits.notebook.Notebook;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What an answer may not take ready-made. Right numbers do not tell who computed them, so the source of the answer's method is
 * read, where the kernel hands it out. This is a reminder of the question, and no guard.
 *
 * @param exercise its number
 * @param method the name of the answer's method
 * @param library what of the library would answer the question, as it stands in code
 * @param hint what to say to somebody who used it
 */
record OwnWork(String exercise, String method, Pattern library, String hint) {

    /** Going back through a whole network, which takes a loss: a layer's own backward does not. */
    private static final String BACKWARD = "\\.\\s*backward\\s*\\([\\s\\S]*?\\bLoss\\b|\\bTraining\\b";

    private static final List<OwnWork> ALL = List.of(
            new OwnWork(
                    "2.4",
                    "stableSoftmax",
                    Pattern.compile("\\bSOFTMAX\\b"),
                    "These numbers are right, and Activation.SOFTMAX computed them. How does it do that? Write it with exp and sums."),
            new OwnWork(
                    "5.2",
                    "descend",
                    Pattern.compile("\\bTraining\\b"),
                    "These weights are right, and Training computed them. It has the loop inside that is asked for here: write it with "
                            + "forward, backward and step."),
            new OwnWork(
                    "5.4",
                    "mendedStep",
                    Pattern.compile(BACKWARD),
                    "These numbers are right, and the library computed them. The program has every slope in its own lines: which of them "
                            + "uses a weight too late?"),
            new OwnWork(
                    "7.1",
                    "confusion",
                    Pattern.compile("\\bConfusionMatrix\\b"),
                    "These numbers are right, and ConfusionMatrix counted them. Count them yourself."),
            new OwnWork(
                    "8.3",
                    "submission",
                    Pattern.compile("\\bKaggle\\b"),
                    "These lines are right, and Kaggle wrote them. Write them yourself."));

    /**
     * Looks at a right answer.
     *
     * @throws CheckFailed if the library gave it where it was not to
     */
    static void check(Exercise exercise) {
        for (OwnWork own : ALL) {
            if (own.exercise.equals(exercise.number())
                    && own.library.matcher(Notebook.source(own.method)).find()) {
                throw new CheckFailed(own.hint);
            }
        }
    }
}
