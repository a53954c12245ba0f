package org.aceso.runner;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.aceso.spi.Case;
import org.aceso.spi.CaseList;
import org.aceso.spi.Evaluation;
import org.aceso.spi.Observer;

/**
 * Walks over the cases of one submission, with or without references, in the same steps: so
 * validation alone finds exactly the issues that scoring finds.
 */
final class CaseWalk<P, R, O extends Record> {
  private final Evaluation<P, R, O> evaluation;
  private final CaseList cases;
  private final CaseReader<P> predictions;
  private final IssueCollector issues;
  private final int threads;
  private final boolean acceptsMissing;

  CaseWalk(
      Evaluation<P, R, O> evaluation,
      CaseList cases,
      CaseReader<P> predictions,
      IssueCollector issues,
      int threads) {
    this.evaluation = evaluation;
    this.cases = cases;
    this.predictions = predictions;
    this.issues = issues;
    this.threads = threads;
    this.acceptsMissing =
        PluginCall.computing("the observer", evaluation.observer()::acceptsMissing);
  }

  /** Reads and checks every case. */
  void validate() {
    CasesInHand.walk(
        threads, cases.size(), index -> examine(cases.get(index)), predictions.hasFilesOfCases());
    predictions.finish();
  }

  /**
   * Reads, checks and observes some cases. Faults of observing are thrown only when the submission
   * turns out to be valid: an invalid one is the competitor's matter, whatever else went wrong.
   *
   * @return the observations in case order; of use only without errors
   */
  List<O> observe(CaseReader<R> references, CaseRange range) {
    return observe(
        range, references, about -> () -> references.value(about, List.of()), issues::hasErrors);
  }

  /**
   * The same for all cases with the checks of a reference, whose values are read whatever becomes
   * of the submission; what is wrong with the reference counts as a fault of nobody here.
   *
   * @return of use only when the reference has no errors either
   */
  List<O> checkAndObserve(CaseReader<R> references) {
    return observe(
        new CaseRange(0, cases.size()),
        references,
        about -> {
          CaseValue<R> read = references.present(about, evaluation.referenceChecks());
          return () -> read;
        },
        () -> issues.hasErrors() || references.hasErrors());
  }

  private List<O> observe(
      CaseRange range,
      CaseReader<R> references,
      Function<Case, Supplier<CaseValue<R>>> reading,
      BooleanSupplier inVain) {
    List<O> observations = new ArrayList<>(Collections.nCopies(range.size(), null));
    FirstFault fault = new FirstFault();
    CasesInHand.walk(
        threads,
        range.size(),
        index -> {
          Case about = cases.get(range.from() + index);
          Supplier<CaseValue<R>> reference = reading.apply(about);
          CaseValue<P> prediction = examine(about);
          if (prediction.state() != CaseValue.State.REFUSED && !inVain.getAsBoolean()) {
            try {
              observations.set(index, observed(about, prediction, reference.get()));
            } catch (EvaluatorException e) {
              fault.note(index, e);
            }
          }
        },
        predictions.hasFilesOfCases() || references.hasFilesOfCases());
    predictions.finish();
    references.finish();
    if (!inVain.getAsBoolean()) {
      fault.rethrow();
    }
    return Collections.unmodifiableList(observations);
  }

  private CaseValue<P> examine(Case about) {
    CaseValue<P> prediction = predictions.value(about, evaluation.predictionChecks());
    if (prediction.state() == CaseValue.State.MISSING && !acceptsMissing) {
      issues.error(
          "missing_case",
          "the case has no value: every case of the case list needs one",
          predictions.home().inCase(about.id()));
    }
    return prediction;
  }

  private O observed(Case about, CaseValue<P> prediction, CaseValue<R> reference) {
    if (reference.state() != CaseValue.State.PRESENT) {
      throw new EvaluatorException(
          Fault.PLUGIN, "the reference has no usable value for case " + about.id());
    }
    Observer<P, R, O> observer = evaluation.observer();
    O observation =
        PluginCall.computing(
            "observing case ",
            about.id(),
            () ->
                prediction.state() == CaseValue.State.MISSING
                    ? observer.missing(about, reference.value())
                    : observer.observe(about, prediction.value(), reference.value()));
    if (observation == null) {
      throw new EvaluatorException(Fault.PLUGIN, "the observer noted null for case " + about.id());
    }
    return observation;
  }

  /** The fault of the first case that has one. */
  private static final class FirstFault {
    private int index = Integer.MAX_VALUE;
    private EvaluatorException fault;

    synchronized void note(int at, EvaluatorException thrown) {
      if (at < index) {
        index = at;
        fault = thrown;
      }
    }

    synchronized void rethrow() {
      if (fault != null) {
        throw fault;
      }
    }
  }
}
