package digits.scan;

import java.util.stream.Stream;

/** Digits that touch in one place: to either side of it there is ink of the whole height, as in few digits alone. */
final class Touching {

    /** How high the ink is on either side, as part of the whole. */
    private static final double HIGH = 0.9;

    /** How high it is in between at most: there a bar meets a stroke, or a bow a bow. */
    private static final double BRIDGE = 0.55;

    /** What is in between is at most so long, as part of a stroke's width: in a 0 that is open, it is long. */
    private static final double LONG = 1.5;

    /** Two digits are at least as wide as high; few digits are wider still. */
    private static final double WIDE = 1;

    /** One digit in ten is as wide; what was parted from another may touch a third one. */
    private static final double DOUBTFUL = 1.1;

    private static final double DOUBTFUL_PART = 0.9;

    /** What is in between is so far from the top and the bottom, as part of the height: there an open 0 hangs together. */
    private static final double INSIDE = 0.2;

    private Touching() {}

    /** Whether it may be two digits. */
    static boolean isDoubtful(Pieces.Digit digit) {
        Ink.Box box = digit.box();
        return box.width() >= (digit.isPart() ? DOUBTFUL_PART : DOUBTFUL) * box.height() || cut(digit.ink()) > 0;
    }

    /** The digits in what hangs together; itself if it is not certain that there are two, and where they meet. */
    static Stream<Pieces.Digit> parted(Pieces.Digit digit) {
        Ink.Box box = digit.box();
        int cut = box.width() >= WIDE * box.height() ? cut(digit.ink()) : 0;
        return cut == 0
                ? Stream.of(digit)
                : Stream.of(
                                part(digit, new Ink.Box(0, 0, box.height(), cut)),
                                part(digit, new Ink.Box(0, cut, box.height(), box.width() - cut)))
                        .flatMap(Touching::parted);
    }

    private static Pieces.Digit part(Pieces.Digit whole, Ink.Box part) {
        Ink ink = whole.ink().cut(part);
        Ink.Box box = ink.box();
        Ink.Box place = new Ink.Box(
                whole.box().top() + box.top(),
                whole.box().left() + part.left() + box.left(),
                box.height(),
                box.width());
        return new Pieces.Digit(place, ink.cut(box), whole.isFaint(), whole.touchedLine(), true);
    }

    /** The column in which two digits meet; 0 if there is none. */
    private static int cut(Ink ink) {
        double high = HIGH * ink.height();
        double longest = LONG * Paper.strokes(ink);
        for (int column = 1, from = 0; column < ink.width(); column++) {
            if (!isBridge(ink, column)) {
                boolean isShort = from < column - 1 && column - 1 - from <= longest;
                if (isShort && Math.min(height(ink, 0, from + 1), height(ink, column, ink.width() - column)) >= high) {
                    return (from + column) / 2;
                }
                from = column;
            }
        }
        return 0;
    }

    private static boolean isBridge(Ink ink, int column) {
        Ink line = ink.cut(new Ink.Box(0, column, ink.height(), 1));
        int height = height(line, 0, 1);
        double middle = height == 0 ? 0 : (line.box().top() + height / 2.0) / ink.height();
        return height <= BRIDGE * ink.height() && line.area() >= 0.9 * height && Math.abs(middle - 0.5) <= 0.5 - INSIDE;
    }

    /** From the highest to the lowest ink in some columns. */
    private static int height(Ink ink, int left, int width) {
        Ink part = ink.cut(new Ink.Box(0, left, ink.height(), width));
        return part.area() == 0 ? 0 : part.box().height();
    }
}
