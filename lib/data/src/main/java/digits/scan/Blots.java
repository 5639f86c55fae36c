package digits.scan;

import java.util.ArrayList;
import java.util.List;

/** Leaves the digit and takes away what is not: specks, and shadows or edges of the paper that reach the image's border. */
final class Blots {

    /** What has less than this part of the largest piece's ink is a speck; the bar of a 5 or a 7 has more. */
    private static final double SPECK = 0.06;

    private Blots() {}

    /**
     * The pieces that make up the digit.
     *
     * @throws IllegalArgumentException if none is left
     */
    static Ink remove(Ink ink) {
        int[] piece = new int[ink.height() * ink.width()];
        List<Piece> pieces = new ArrayList<>();
        for (int point = 0; point < piece.length; point++) {
            if (ink.at(point) && piece[point] == 0) {
                pieces.add(flood(ink, piece, point, pieces.size() + 1));
            }
        }
        boolean allAtBorder = pieces.stream().allMatch(Piece::atBorder);
        // A digit that fills the image may touch its border; then there is nothing else.
        int largest = pieces.stream()
                .filter(each -> allAtBorder || !each.atBorder())
                .mapToInt(Piece::area)
                .max()
                .orElse(0);
        if (largest == 0) {
            throw new IllegalArgumentException("fromImage needs ink, but found none in this image");
        }
        boolean[] kept = new boolean[piece.length];
        for (int point = 0; point < piece.length; point++) {
            if (piece[point] > 0) {
                Piece of = pieces.get(piece[point] - 1);
                kept[point] = (allAtBorder || !of.atBorder()) && of.area() >= SPECK * largest;
            }
        }
        return new Ink(ink.height(), ink.width(), kept);
    }

    /** All points that hang together with one, corners included. */
    private static Piece flood(Ink ink, int[] piece, int start, int number) {
        int[] stack = new int[piece.length];
        int size = 0;
        stack[size++] = start;
        piece[start] = number;
        int area = 0;
        boolean atBorder = false;
        while (size > 0) {
            int point = stack[--size];
            int row = point / ink.width();
            int column = point % ink.width();
            area++;
            atBorder |= row == 0 || column == 0 || row == ink.height() - 1 || column == ink.width() - 1;
            for (int y = Math.max(0, row - 1); y <= Math.min(ink.height() - 1, row + 1); y++) {
                for (int x = Math.max(0, column - 1); x <= Math.min(ink.width() - 1, column + 1); x++) {
                    int neighbour = y * ink.width() + x;
                    if (ink.at(neighbour) && piece[neighbour] == 0) {
                        piece[neighbour] = number;
                        stack[size++] = neighbour;
                    }
                }
            }
        }
        return new Piece(area, atBorder);
    }

    private record Piece(int area, boolean atBorder) {}
}
