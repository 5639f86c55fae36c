package digits.engine.kernels;

/**
 * x · y + z, rounded once where the processor can do that: all but small and old ones, and some virtual machines. Where it can't,
 * {@link Math#fma} goes through whole numbers of hundreds of bits and takes two thousand times as long; then product and sum
 * are rounded one after the other. So every processor that fuses gives the same bits, and every other gives bits of its own,
 * also the same on each of them.
 */
public final class Fused {

    /** Calls that are timed: enough to tell a microsecond from some nanoseconds, though none is compiled yet. */
    private static final int TIMED = 50;

    /** Nanoseconds for a call: in hardware it takes a tenth of this even when it is interpreted, else ten times this. */
    private static final long SLOW = 1000;

    /** Whether the processor fuses; asked once, by trying. */
    public static final boolean IN_HARDWARE = isFast();

    private Fused() {}

    static double multiplyAdd(double x, double y, double z) {
        return IN_HARDWARE ? Math.fma(x, y, z) : x * y + z;
    }

    static float multiplyAdd(float x, float y, float z) {
        return IN_HARDWARE ? Math.fma(x, y, z) : x * y + z;
    }

    private static boolean isFast() {
        // The quickest of some turns: in others the thread may have had to wait for its core.
        for (int turn = 0; turn < 20; turn++) {
            long start = System.nanoTime();
            double sum = 0;
            for (int i = 0; i < TIMED; i++) {
                sum = Math.fma(sum, 0.9999, 1 / 3.0 + i);
            }
            if (System.nanoTime() - start < TIMED * SLOW && sum != 0) {
                return true;
            }
        }
        return false;
    }
}
