package digits.exercises;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SolvedExercisesTest {

    private final Exercise first = Course.exercises(2).get(0);
    private final Exercise second = Course.exercises(2).get(1);

    @TempDir
    Path folder;

    @Test
    void isKeptInTheFolder() {
        SolvedExercises.in(folder).solved(first);
        assertTrue(SolvedExercises.in(folder).isSolved(first));
        assertFalse(SolvedExercises.in(folder).isSolved(second));
    }

    @Test
    void addsToWhatIsSolved() {
        SolvedExercises.in(folder).solved(first);
        SolvedExercises both = SolvedExercises.in(folder).solved(second);
        assertEquals("2 of this notebook's 5 exercises are solved.", both.summary(2));
        assertEquals("2 of the course's " + Course.exercises().size() + " exercises are solved.", both.toString());
    }

    @Test
    void saysWhenANotebookIsDone() {
        SolvedExercises progress = SolvedExercises.in(folder);
        for (Exercise exercise : Course.exercises(2)) {
            progress = progress.solved(exercise);
        }
        assertEquals("All 5 exercises of this notebook are solved.", progress.summary(2));
    }

    @Test
    void beginsAnewWhereTheFileIsDamaged() throws IOException {
        Files.writeString(folder.resolve(SolvedExercises.FILE), "2.1=\\u12");
        assertFalse(SolvedExercises.in(folder).isSolved(first));
    }

    @Test
    void needsNoFolderThatCanBeWritten() {
        SolvedExercises progress = SolvedExercises.in(folder.resolve("missing")).solved(first);
        assertTrue(progress.isSolved(first));
    }

    @Test
    void showsEveryExerciseAndEscapesItsTitle() {
        String html = SolvedExercises.in(folder).solved(first).html();
        assertTrue(html.contains("✓ predict the shape of Z"), html);
        assertTrue(html.contains("○ one neuron with a sigmoid"), html);
    }
}
