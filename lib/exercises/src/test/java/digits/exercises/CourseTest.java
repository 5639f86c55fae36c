package digits.exercises;

import static org.junit.jupiter.api.Assertions.assertEquals;

import digits.data.DigitsCsv;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CourseTest {

    @Test
    void theDigitsAreThoseOfTheFile() throws IOException {
        assertEquals(
                DigitsCsv.read(Path.of("../../data/digits.csv")).X(),
                Course.digits().X());
    }
}
