package digits.engine;

/**
 * A matrix with one example per row, cut downwards into panels of a few vectors, so that what a kernel reads lies together:
 * rows of 512 numbers would lie 4,096 bytes apart, and a cache can keep only a few lines that far from each other.
 *
 * @param row numbers in a row, a multiple of lanes
 * @param panel numbers in a panel's row
 * @param examples rows that there is room for
 */
record Panels(int row, int panel, int examples) {

    static Panels of(int numbers, int examples, int lanes) {
        int row = Plan.wholeVectors(numbers, lanes);
        return new Panels(row, Math.min(row, LayerPlan.PANEL_VECTORS * lanes), examples);
    }

    int count() {
        return (row + panel - 1) / panel;
    }

    int size() {
        return row * examples;
    }

    /** How wide a panel is: all but the last are full. */
    int width(int which) {
        return Math.min(panel, row - which * panel);
    }

    /** Where a panel starts in a matrix that starts at 0. */
    int at(int which) {
        return which * panel * examples;
    }

    /**
     * Transposes a part of a matrix with one example per column into this.
     *
     * @param from the first row of the part, which becomes a column
     * @param fromExample the first column of the part, which becomes a row
     */
    <A> void fill(
            Kernels<A> kernels,
            A array,
            int at,
            int row,
            int from,
            int to,
            int fromExample,
            int toExample,
            A target,
            int targetAt) {
        for (int which = from / panel; which * panel < to; which++) {
            int start = Math.max(from, which * panel);
            int end = Math.min(to, (which + 1) * panel);
            kernels.transpose(
                    array,
                    at + start * row + fromExample,
                    row,
                    end - start,
                    toExample - fromExample,
                    target,
                    targetAt + at(which) + fromExample * width(which) + start - which * panel,
                    width(which));
        }
    }
}
