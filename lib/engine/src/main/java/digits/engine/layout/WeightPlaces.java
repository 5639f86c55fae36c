package digits.engine.layout;

/** Where the weights of one layer lie, from an offset of 0 on; units of networks side by side are counted as one layer's. */
public sealed interface WeightPlaces permits RowPlaces, PanelPlaces, TilePlaces {

    /** How many numbers they take, with what fills them up: it is computed with like the rest, and never read. */
    int size();

    /** Where the weight from an input to a unit is. */
    int at(int unit, int input);

    /** Visits the parts between two offsets, each of which belongs to one unit or to several that follow each other. */
    void visit(int from, int to, Visitor visitor);

    /** Is given a part of the weights that all belong to one network. */
    interface Visitor {
        void visit(int network, int from, int to);

        /** Visits what of a part lies between two offsets. */
        default void visit(int network, int start, int end, int from, int to) {
            int first = Math.max(start, from);
            int last = Math.min(end, to);
            if (first < last) {
                visit(network, first, last);
            }
        }
    }
}
