package digits.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CourseFilesTest {

    private static final Path DIGITS = Path.of("..", "..", "data", "digits.csv");

    @TempDir
    Path course;

    private Path answers;

    @BeforeEach
    void inAFolderOfAnswers() throws IOException {
        answers = Files.createDirectories(course.resolve("notebooks/exercises/answers"));
    }

    @Test
    void theDigitsAreThoseOfTheCourse() throws IOException {
        // This module's own folder, in which its tests run, is in the course.
        assertEquals(DIGITS, CourseFiles.digits());
        Path file = Files.createDirectories(course.resolve("data")).resolve("digits.csv");
        Files.writeString(file, "somebody's own");
        assertEquals(Path.of("../../../data/digits.csv"), CourseFiles.digits(answers));
        assertEquals(Path.of("data/digits.csv"), CourseFiles.digits(course));
    }

    @Test
    void outsideOfTheCourseTheDigitsComeOutOfTheLibrary() throws IOException {
        Path copy = CourseFiles.digits(answers);
        assertArrayEquals(Files.readAllBytes(DIGITS), Files.readAllBytes(copy));
        assertEquals(copy, CourseFiles.digits(course), "one copy is enough");
        Files.delete(copy);
        assertTrue(Files.exists(CourseFiles.digits(answers)), "a system may clear its temporary files");
    }

    @Test
    void resultsGoIntoTheCoursesTarget() throws IOException {
        Files.createDirectories(course.resolve("data/mnist"));
        assertEquals(Path.of("../../../target/submission.csv"), CourseFiles.target(answers, "submission.csv"));
        assertTrue(Files.isDirectory(course.resolve("target")));
    }

    @Test
    void outsideOfTheCourseResultsGoIntoATargetOfTheFolderItself() throws IOException {
        assertEquals(Path.of("target/submission.csv"), CourseFiles.target(answers, "submission.csv"));
        assertTrue(Files.isDirectory(answers.resolve("target")));
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Path inTheWay = Files.createFile(answers.resolve("target"));
        String message = assertThrows(IOException.class, () -> CourseFiles.target(answers, "submission.csv"))
                .getMessage();
        assertTrue(message.startsWith("cannot make the folder " + inTheWay + " for submission.csv ("), message);
    }
}
