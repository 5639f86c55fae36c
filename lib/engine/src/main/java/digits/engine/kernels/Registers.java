package digits.engine.kernels;

import java.util.Set;
import jdk.incubator.vector.DoubleVector;

/**
 * How many vector registers the processor has: x86-64 has 16, and 32 together with vectors of 512 bits; ARM has 32. Kernels
 * keep their sums in registers. With more sums than registers, each step writes some of them to memory and reads them again.
 */
final class Registers {

    /** 16 instead of 32. */
    static final boolean ARE_FEW = Set.of("amd64", "x86_64").contains(System.getProperty("os.arch"))
            && DoubleVector.SPECIES_PREFERRED.vectorBitSize() < 512;

    private Registers() {}
}
