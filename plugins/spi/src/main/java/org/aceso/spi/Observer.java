package org.aceso.spi;

/**
 * Looks at one prediction and its reference once, and notes down everything that the metrics need.
 *
 * <p>What is costly belongs here: one distance map serves three metrics. The host calls it once a
 * case on any number of threads, drops both inputs afterwards, and may store observations or make
 * them on another machine. An exception is a fault of the plugin.
 *
 * @param <P> one prediction
 * @param <R> one reference
 * @param <O> one observation, see {@link Evaluation}
 */
@FunctionalInterface
public interface Observer<P, R, O extends Record> {

  /** The observation; a pure function of its arguments, never null. */
  O observe(Case forCase, P prediction, R reference);

  /**
   * Whether a submission may leave out cases. False (the standard) refuses it with the issue {@code
   * missing_case}; true has {@link #missing} called for each. The same value at every call: a
   * competitor who validates without the references gets the same answer as at scoring.
   */
  default boolean acceptsMissing() {
    return false;
  }

  /**
   * What is noted for a case that the submission leaves out: the worst observation, never null.
   * Called only when {@link #acceptsMissing} answers true.
   */
  default O missing(Case forCase, R reference) {
    throw new UnsupportedOperationException("accepts missing cases without saying what they yield");
  }
}
