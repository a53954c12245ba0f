package org.aceso.runner;

import java.util.List;
import java.util.Optional;
import org.aceso.runner.artifact.Upload;
import org.aceso.spi.CaseList;
import org.aceso.spi.Evaluation;

/** The way of one submission and its reference from two files to scores. */
final class SubmissionScoring<P, R, O extends Record> {
  private final Evaluation<P, R, O> evaluation;
  private final CaseList cases;
  private final Limits limits;
  private final int threads;

  SubmissionScoring(Evaluation<P, R, O> evaluation, CaseList cases, Limits limits, int threads) {
    this.evaluation = evaluation;
    this.cases = cases;
    this.limits = limits;
    this.threads = threads;
  }

  /** See {@link Evaluator#score}. */
  Outcome score(Upload reference, Upload submission, Resampling resampling) {
    Scoring.checkKeys(evaluation, resampling);
    IssueCollector ofReference = new IssueCollector(cases);
    IssueCollector issues = new IssueCollector(cases);
    // Both files are closed and forgotten before the metrics need memory.
    List<O> observations;
    try (OpenedFiles<P, R> files = open(reference, ofReference, submission, issues)) {
      if (files.references().isEmpty() || ofReference.hasErrors()) {
        throw new EvaluatorException(
            Fault.PLUGIN, "the reference is refused: " + ofReference.toReport().summary());
      }
      observations = observe(files, issues);
    }
    return scores(observations, issues, resampling);
  }

  /** See {@link Evaluator#checkAndScore}. */
  CheckedScores checkAndScore(Upload reference, Upload submission, Resampling resampling) {
    Scoring.checkKeys(evaluation, resampling);
    IssueCollector ofReference = new IssueCollector(cases);
    IssueCollector issues = new IssueCollector(cases);
    List<O> observations;
    try (OpenedFiles<P, R> files = open(reference, ofReference, submission, issues)) {
      observations = checkAndObserve(files, issues);
    }
    Outcome checked = Outcome.of(cases.size(), ofReference, List.of());
    return new CheckedScores(
        checked,
        checked.valid() ? Optional.of(scores(observations, issues, resampling)) : Optional.empty());
  }

  private OpenedFiles<P, R> open(
      Upload reference, IssueCollector ofReference, Upload submission, IssueCollector issues) {
    return OpenedFiles.open(
        evaluation,
        cases,
        limits,
        threads,
        new OpenedFiles.Source(reference, ofReference),
        new OpenedFiles.Source(submission, issues));
  }

  private List<O> checkAndObserve(OpenedFiles<P, R> files, IssueCollector issues) {
    if (files.references().isEmpty()) {
      return List.of();
    }
    if (files.predictions().isEmpty()) {
      files.references().get().checkAll(cases, evaluation.referenceChecks(), threads);
      return List.of();
    }
    return new CaseWalk<>(evaluation, cases, files.predictions().get(), issues, threads)
        .checkAndObserve(files.references().get());
  }

  private List<O> observe(OpenedFiles<P, R> files, IssueCollector issues) {
    if (files.predictions().isEmpty()) {
      return List.of();
    }
    return new CaseWalk<>(evaluation, cases, files.predictions().get(), issues, threads)
        .observe(files.references().get(), new CaseRange(0, cases.size()));
  }

  private Outcome scores(List<O> observations, IssueCollector issues, Resampling resampling) {
    return Outcome.of(
        cases.size(),
        issues,
        issues.hasErrors()
            ? List.of()
            : new Scoring<>(evaluation.metrics(), observations, resampling, threads).scores());
  }
}
