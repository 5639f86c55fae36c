package digits.training;

import static digits.Rejections.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private static final Measurement FIRST = new Measurement(0, 2.3, 0.1, 2.4, 0.2);
    private static final Measurement SECOND = new Measurement(10, 1.5, 0.6, 1.6, 0.7);
    private static final Measurement THIRD = new Measurement(20, 0.5, 0.9, 1.7, 0.7);

    @Test
    void measurementsStayInTheirOrder() {
        History history = History.empty().with(FIRST).with(SECOND).with(THIRD);
        assertEquals(List.of(FIRST, SECOND, THIRD), history.measurements());
        assertEquals(3, history.size());
        assertEquals(THIRD, history.last());
        List<Measurement> iterated = new ArrayList<>();
        history.forEach(iterated::add);
        assertEquals(history.measurements(), iterated);
    }

    @Test
    void theBestIsTheFirstWithTheHighestTestAccuracy() {
        assertEquals(SECOND, new History(List.of(FIRST, SECOND, THIRD)).best());
    }

    @Test
    void withoutATestSetTheTrainingAccuracyCounts() {
        Measurement low = new Measurement(0, 1, 0.3, Double.NaN, Double.NaN);
        Measurement high = new Measurement(1, 2, 0.5, Double.NaN, Double.NaN);
        assertEquals(high, new History(List.of(low, high, low)).best());
        assertFalse(low.hasTest());
        assertTrue(FIRST.hasTest());
    }

    @Test
    void nothingChangesAHistory() {
        List<Measurement> list = new ArrayList<>(List.of(FIRST));
        History history = new History(list);
        list.add(SECOND);
        history.with(SECOND);
        assertEquals(List.of(FIRST), history.measurements());
        assertThrows(
                UnsupportedOperationException.class,
                () -> history.measurements().add(SECOND));
    }

    @Test
    void anEmptyHistoryHasNeitherLastNorBest() {
        assertRejected(
                IllegalStateException.class,
                "last needs a measurement, but the history is empty",
                () -> History.empty().last());
        assertRejected(
                IllegalStateException.class,
                "best needs a measurement, but the history is empty",
                () -> History.empty().best());
    }
}
