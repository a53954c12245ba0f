package org.aceso.runner;

import java.util.Optional;

/**
 * What comes of a reference and of a submission that is scored against it.
 *
 * @param reference as {@link Evaluator#checkReference} answers
 * @param submission as {@link Evaluator#score} answers; empty when the reference is not valid
 */
public record CheckedScores(Outcome reference, Optional<Outcome> submission) {}
