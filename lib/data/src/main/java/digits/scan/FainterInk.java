package digits.scan;

import digits.matrix.Matrix;
import java.util.List;

/**
 * Ink that is too faint for the threshold of an image, as a pencil's beside a pen's: what stands out from its surroundings as
 * clearly as ink does from paper, and hangs together with nothing that is darker.
 */
final class FainterInk {

    /** Tones of ink on one sheet that are told apart, the strongest not counted. */
    private static final int MOST_TONES = 3;

    /** How far the blurred edge of a box reaches, in points. */
    private static final double BLURRED = 2;

    private FainterInk() {}

    /**
     * The fainter ink.
     *
     * @param part how much darker each point is than its surroundings, from 0
     * @param ink the strongest
     */
    static Ink beside(Ink ink, Matrix part) {
        int width = ink.width();
        boolean[] fainter = new boolean[ink.height() * width];
        boolean[] known = new boolean[fainter.length];
        for (int i = 0; i < known.length; i++) {
            known[i] = ink.at(i);
        }
        // A box hangs together with the digit that touches it, but does not darken it. Looked for where there is
        // fainter ink.
        Ink boxes = null;
        double[] fromBoxes = null;
        for (int tone = 0; tone < MOST_TONES; tone++) {
            Ink before = new Ink(ink.height(), width, known);
            double[] away = DistanceField.signed(before);
            double blurred = Paper.strokes(before);
            Matrix rest = Matrix.generate(ink.height(), width, (row, column) -> {
                return away[row * width + column] > blurred ? Math.max(0, part.get(row, column)) : 0;
            });
            double threshold = Paper.threshold(rest);
            if (Double.isNaN(threshold)) {
                break;
            }
            if (boxes == null) {
                boxes = DrawnLines.emptyBoxes(ink);
                fromBoxes = boxes.area() > 0 ? DistanceField.signed(boxes) : null;
            }
            boolean[] stands = new boolean[fainter.length];
            for (int i = 0; i < stands.length; i++) {
                stands[i] = part.get(i / width, i % width) > threshold && (fromBoxes == null || fromBoxes[i] > BLURRED);
            }
            int[] numbers = new int[stands.length];
            List<Piece> pieces = Piece.all(new Ink(ink.height(), width, stands), ink, numbers);
            boolean[] isLeftOut = new boolean[pieces.size() + 1];
            isLeftOut[0] = true;
            pieces.forEach(piece -> isLeftOut[piece.number()] = piece.atBorder() || piece.isSolid());
            for (int i = 0; i < numbers.length; i++) {
                isLeftOut[numbers[i]] |= known[i];
            }
            for (int i = 0; i < numbers.length; i++) {
                fainter[i] |= !isLeftOut[numbers[i]];
                known[i] |= stands[i];
            }
        }
        return new Ink(ink.height(), width, fainter);
    }
}
