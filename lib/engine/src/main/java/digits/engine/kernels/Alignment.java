package digits.engine.kernels;

/**
 * Where arrays lie in memory. A vector of 64 bytes that starts anywhere but at a multiple of 64 lies across two lines of the
 * cache and costs two reads; on the machine this was measured on, it halves the speed of the products. Java doesn't let a
 * program choose addresses. But a large array gets regions of the heap for itself (in the usual collector, G1, from half a
 * region on), which start at multiples of far more than 64, and is never moved. Its elements start after a header of 16
 * bytes. So large arrays are used from byte 48 on: 16 + 48 = 64. Where this doesn't hold, everything is slower, and right.
 */
final class Alignment {

    /** The first byte that is used. */
    static final int FIRST_BYTE = 48;

    /** Half a region of the heap is at most 4 MB for heaps up to 16 GB. */
    private static final int OWN_REGION_BYTES = 4 << 20;

    private Alignment() {}

    /** How long to make an array that needs a length, so that it gets regions of its own. */
    static int length(int needed, int elementBytes) {
        return Math.max(needed, OWN_REGION_BYTES / elementBytes);
    }
}
