package digits.engine.kernels;

/** Keeps running means in single precision away from subnormal floats, with which many processors compute far slower. */
final class Subnormals {

    /**
     * Added and taken off again, it rounds to multiples of 6 · 10^−33, which is below all that matters to an optimizer, and
     * leaves alone what is above 2 · 10^−18.
     */
    private static final float FLUSH = 1e-25f;

    private Subnormals() {}

    /** A mean of slopes that have been 0 for some hundred steps becomes 0, or stays at a few of those multiples. */
    static float flush(float mean) {
        return mean + FLUSH - FLUSH;
    }
}
