package digits.engine.layout;

import digits.engine.kernels.TileShape;

/**
 * For each ten units, for each tile's width of inputs, a row for every unit.
 *
 * @param networks how many networks stand side by side
 * @param units of one network
 * @param inputs padded to whole tiles
 * @param width of a tile
 * @param places in which place each input stands
 */
@SuppressWarnings("ArrayRecordComponent") // looked up for each weight that is read or written
record TilePlaces(int networks, int units, int inputs, int width, int[] places) implements WeightPlaces {

    int allUnits() {
        return networks * units;
    }

    /** Units of all networks, padded to whole tens. */
    int paddedUnits() {
        return TileShape.count(allUnits(), TileShape.UNITS) * TileShape.UNITS;
    }

    @Override
    public int size() {
        return paddedUnits() * inputs;
    }

    @Override
    public int at(int unit, int input) {
        int ten = unit / TileShape.UNITS * TileShape.UNITS;
        int place = places[input];
        return ofTile(ten, place / width * width) + (unit - ten) * width + place % width;
    }

    /** Where the weights from a tile's width of inputs to ten units start. */
    int ofTile(int ten, int input) {
        return ten * inputs + input * TileShape.UNITS;
    }

    /** Ten units of one network are one part; else each row is one. */
    @Override
    public void visit(int from, int to, Visitor visitor) {
        int size = TileShape.UNITS * inputs;
        for (int first = 0; first < allUnits(); first += TileShape.UNITS) {
            int start = first * inputs;
            if (start >= to || start + size <= from) {
                continue;
            }
            int last = Math.min(first + TileShape.UNITS, allUnits()) - 1;
            if (first / units == last / units) {
                visitor.visit(first / units, start, start + size, from, to);
                continue;
            }
            for (int at = start; at < start + size; at += width) {
                int unit = first + (at - start) / width % TileShape.UNITS;
                if (unit <= last) {
                    visitor.visit(unit / units, at, at + width, from, to);
                }
            }
        }
    }
}
