package org.aceso.runner.resample;

/**
 * The generator of Steele, Lea and Flood (OOPSLA 2014) with the constants of Vigna's public
 * splitmix64.c: a state that grows by 0x9E3779B97F4A7C15 at each step, modulo 2^64, and is mixed
 * into the output
 *
 * <pre>
 * z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9
 * z = (z ^ (z >>> 27)) * 0x94D049BB133111EB
 * z =  z ^ (z >>> 31)
 * </pre>
 */
final class SplitMix64 {
  static final long GAMMA = 0x9E3779B97F4A7C15L;
  private static final long UNSIGNED_INT = 0xFFFFFFFFL;

  private long state;

  SplitMix64(long seed) {
    state = seed;
  }

  static long mix(long input) {
    long z = (input ^ (input >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  long next() {
    state += GAMMA;
    return mix(state);
  }

  /**
   * A whole number in 0..bound-1, each as likely (Lemire 2019): with x the upper 32 bits of the
   * next output, the upper 32 bits of x * bound; x is drawn again while the lower 32 bits of that
   * product are below 2^32 mod bound.
   */
  int below(int bound) {
    long product = (next() >>> 32) * bound;
    if ((product & UNSIGNED_INT) < bound) {
      long refused = (1L << 32) % bound;
      while ((product & UNSIGNED_INT) < refused) {
        product = (next() >>> 32) * bound;
      }
    }
    return (int) (product >>> 32);
  }
}
