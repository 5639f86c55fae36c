package digits.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class MatrixTextTest {

    @Test
    void theShapeComesFirstThenAlignedRows() {
        String text = Matrix.of(2, 2, 1, -2.5, 0.123456, 1e-9).toString();
        assertEquals("2×2\n        1  -2.5000\n   0.1235  1.00e-9", text);
    }

    @Test
    void numbersOfAnySizeStayApart() {
        String text = Matrix.row(-12345.678, 1.5e10, -123.4567, -1.5e-300, Double.NEGATIVE_INFINITY, Double.NaN)
                .toString();
        assertEquals("1×6\n  -1.23e4  1.50e10  -123.46 -1.50e-300 -Infinity      NaN", text);
    }

    @Test
    void theMiddleOfALargeMatrixIsLeftOut() {
        String[] lines = Matrix.generate(12, 1437, (row, column) -> column)
                .toString()
                .lines()
                .toArray(String[]::new);
        assertEquals("12×1437", lines[0]);
        assertEquals(1 + 11, lines.length);
        assertEquals(
                "        0        1        2        3        4        …     1432     1433     1434     1435     1436",
                lines[1]);
        assertTrue(lines[6].strip().startsWith("…"), lines[6]);
        for (String line : lines) {
            assertTrue(line.length() <= 100, line);
        }
    }

    @Test
    void theDecimalPointIsAPointInEveryLanguage() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertEquals("1×1\n   0.5000", Matrix.row(0.5).toString());
        } finally {
            Locale.setDefault(before);
        }
    }
}
