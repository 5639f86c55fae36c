package org.teavm.classlib.java.util;

import java.util.random.RandomGenerator;

/**
 * What stands in for {@link java.util.SplittableRandom} in a browser, where TeaVM's class library has none: it finds this class
 * by its name and package. Of the generator there is what the core draws from it; {@code TSplittableRandomTest} holds it to the
 * JDK's numbers. Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014,
 * doi:10.1145/2660193.2660195.
 */
public final class TSplittableRandom implements RandomGenerator {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    /** The generator of a seed. */
    public TSplittableRandom(long seed) {
        state = seed;
    }

    @Override
    public long nextLong() {
        state += GOLDEN;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** The top 53 bits, as a fraction from 0 to below 1. */
    @Override
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1p-53;
    }
}
