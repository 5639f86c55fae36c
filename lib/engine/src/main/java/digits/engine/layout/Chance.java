package digits.engine.layout;

import digits.network.DropoutMask;

/**
 * What is random in an iteration.
 *
 * @param mask what is left out
 * @param epoch which decides how pictures are distorted
 */
public record Chance(DropoutMask mask, long epoch) {}
