package digits.exercises;

import digits.notebook.Html;
import digits.notebook.Shown;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/**
 * Which exercises are solved. It is kept in a small file beside the notebooks, for whoever works there; nothing leaves the
 * machine. Delete the file to begin anew.
 */
public final class SolvedExercises implements Shown {

    static final String FILE = "progress.properties";

    private static final SolvedExercises UNTOLD = new SolvedExercises(null, new Properties());

    /** Null where nothing is to be kept. */
    private final Path file;

    private final Properties solved;

    private SolvedExercises(Path file, Properties solved) {
        this.file = file;
        this.solved = solved;
    }

    /**
     * What is solved in this folder, the one in which the notebook runs.
     */
    public static SolvedExercises here() {
        // Where submissions are graded there is nobody whose progress it would be.
        return "off".equals(System.getenv("DIGITS_PROGRESS")) ? UNTOLD : in(Path.of(""));
    }

    /** What is solved in a folder; a file that cannot be read counts as none. */
    static SolvedExercises in(Path folder) {
        Path file = folder.resolve(FILE);
        Properties solved = new Properties();
        if (Files.isReadable(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                solved.load(reader);
            } catch (IOException | IllegalArgumentException damaged) {
                solved.clear();
            }
        }
        return new SolvedExercises(file, solved);
    }

    boolean isSolved(Exercise exercise) {
        return solved.containsKey(exercise.number());
    }

    /** The same with one exercise more; noted in the file, if that can be written. */
    SolvedExercises solved(Exercise exercise) {
        Properties more = new Properties();
        more.putAll(solved);
        more.setProperty(exercise.number(), exercise.title());
        SolvedExercises progress = new SolvedExercises(file, more);
        progress.write();
        return progress;
    }

    private void write() {
        if (file == null) {
            return;
        }
        try (Writer writer = Files.newBufferedWriter(file)) {
            solved.store(writer, "the exercises that were solved here; delete this file to begin anew");
        } catch (IOException readOnly) {
            // That an exercise is solved does not depend on whether it can be written down.
            return;
        }
    }

    /** How far a notebook's exercises are solved, in a sentence. */
    String summary(int notebook) {
        List<Exercise> all = Course.exercises(notebook);
        long done = all.stream().filter(this::isSolved).count();
        return done == all.size()
                ? "All " + all.size() + " exercises of this notebook are solved."
                : done + " of this notebook's " + all.size() + " exercises are solved.";
    }

    @Override
    public String html() {
        StringBuilder html = new StringBuilder("<table><thead><tr><th scope=\"col\">notebook</th>"
                + "<th scope=\"col\" style=\"text-align: left\">exercises</th></tr></thead><tbody>");
        for (int notebook : Course.notebooks()) {
            html.append("<tr><th scope=\"row\">")
                    .append(String.format("%02d", notebook))
                    .append("</th><td style=\"text-align: left\">");
            for (Exercise exercise : Course.exercises(notebook)) {
                html.append(isSolved(exercise) ? "✓ " : "○ ")
                        .append(Html.escape(exercise.title()))
                        .append("<br>");
            }
            html.append("</td></tr>");
        }
        return html.append("</tbody></table><p>")
                .append(Html.escape(toString()))
                .append("</p>")
                .toString();
    }

    @Override
    public String toString() {
        long done = Course.exercises().stream().filter(this::isSolved).count();
        return done + " of the course's " + Course.exercises().size() + " exercises are solved.";
    }
}
