package org.aceso.spi;

import java.util.Optional;

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
   * What is noted for a case that the submission leaves out: the worst observation, or nothing (the
   * standard), which refuses the submission with the issue {@code missing_case}.
   */
  default Optional<O> missing(Case forCase, R reference) {
    return Optional.empty();
  }
}
