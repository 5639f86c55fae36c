package digits.exercises;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.notebook.CheckFailed;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class Exercises03Test {

    /** Whether one asks for less than 0 or for 0 and less, it is the same mistake. */
    @Test
    void unitsThatAreNegativeOnAverageAreSeenHoweverOneAsks() {
        for (int attempt = 0; attempt < 200; attempt++) {
            CheckFailed failed = assertThrows(
                    CheckFailed.class,
                    () -> Exercises03.deadUnits(Z -> IntStream.range(0, Z.rows())
                            .filter(unit -> Z.row(unit).sum() < 0)
                            .toArray()));
            assertTrue(failed.getMessage().contains("Being negative on average is not enough"), failed.getMessage());
        }
    }
}
