package org.teavm.classlib.java.util;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TSplittableRandomTest {

    @Test
    void itGivesTheJdksNumbers() {
        for (long seed : new long[] {0, 1, -7, Long.MAX_VALUE}) {
            SplittableRandom theirs = new SplittableRandom(seed);
            TSplittableRandom ours = new TSplittableRandom(seed);
            for (int i = 0; i < 1000; i++) {
                assertEquals(theirs.nextLong(), ours.nextLong());
                assertEquals(theirs.nextDouble(), ours.nextDouble());
            }
        }
    }
}
