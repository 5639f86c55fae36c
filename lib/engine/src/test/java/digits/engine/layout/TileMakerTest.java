package digits.engine.layout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.dataset.Dataset;
import digits.dataset.Pixels;
import digits.engine.Agreement;
import digits.engine.kernels.TileShape;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TileMakerTest {

    private final Dataset pictures = Agreement.halfFilled(530, 16);

    @Test
    void onlyRowsWithInkAreKept() {
        TileMaker<double[]> maker = maker(false);
        Tiles<double[]> tiles = maker.byExample();
        int width = TileShape.width(Agreement.DOUBLES);
        assertEquals(TileShape.count(pictures.size(), width) + 1, tiles.starts().length);
        int rows = tiles.rows().length;
        assertTrue(rows < 0.9 * tiles.starts().length * pictures.features(), rows + " rows");
        for (int row = 0; row < rows; row++) {
            int ink = 0;
            for (int column = 0; column < width; column++) {
                ink += tiles.codes()[row * width + column] + TileShape.OFFSET;
            }
            assertTrue(ink > 0, "row " + row);
        }
        Tiles<double[]> numbers = maker(true).byExample();
        assertArrayEquals(tiles.rows(), numbers.rows());
        for (int i = 0; i < rows * width; i++) {
            double number = numbers.numbers()[numbers.first() + i];
            assertEquals((tiles.codes()[i] + TileShape.OFFSET) / 255.0, number, 1e-15);
        }
    }

    private TileMaker<double[]> maker(boolean asNumbers) {
        Pixels.Bytes pixels = (Pixels.Bytes) pictures.pixels();
        int[] places = IntStream.range(0, pictures.features()).toArray();
        int[] order = IntStream.range(0, pictures.size()).toArray();
        return new TileMaker<>(pixels, places, order, asNumbers, Agreement.DOUBLES);
    }
}
