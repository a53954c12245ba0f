package org.aceso.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.aceso.runner.artifact.Artifacts;
import org.aceso.runner.artifact.Upload;
import org.aceso.spi.CaseList;
import org.aceso.spi.DataFormat;
import org.aceso.spi.Evaluation;
import org.aceso.spi.Location;

/**
 * Runs a configured challenge type over uploads. Immutable; any thread.
 *
 * <p>What is wrong with an upload comes back as issues; anything else that prevents an answer is an
 * {@link EvaluatorException}. The same inputs give the same bits at any number of threads.
 */
public final class Evaluator {
  private final Limits limits;
  private final int threads;

  /**
   * An evaluator.
   *
   * @param limits for artifacts whose format states no bound
   * @param threads how many threads read and observe, at least 1
   */
  public Evaluator(Limits limits, int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("an evaluator needs at least one thread");
    }
    this.limits = limits;
    this.threads = threads;
  }

  /** Checks a submission as a competitor can: without references. */
  public Outcome validate(Evaluation<?, ?, ?> evaluation, CaseList cases, Upload submission) {
    return validated(evaluation, cases, submission);
  }

  private <P, R, O extends Record> Outcome validated(
      Evaluation<P, R, O> evaluation, CaseList cases, Upload submission) {
    IssueCollector issues = new IssueCollector(cases);
    try (CaseReader<P> predictions =
        CaseReader.open(evaluation.predictions(), submission, cases, limits, issues).orElse(null)) {
      if (predictions != null) {
        new CaseWalk<>(evaluation, cases, predictions, issues, threads).validate();
      }
    }
    return Outcome.of(cases.size(), issues, List.of());
  }

  /**
   * Checks a submission and, when it is valid, scores it.
   *
   * @throws IllegalArgumentException when {@code resampling} names a metric that is not there
   */
  public Outcome score(
      Evaluation<?, ?, ?> evaluation,
      CaseList cases,
      Upload reference,
      Upload submission,
      Resampling resampling) {
    return new SubmissionScoring<>(evaluation, cases, limits, threads)
        .score(reference, submission, resampling);
  }

  /**
   * Checks a reference as {@link #checkReference} and, when it is valid, scores a submission
   * against it as {@link #score}; opens both side by side, and the reference once.
   *
   * @throws IllegalArgumentException when {@code resampling} names a metric that is not there
   */
  public CheckedScores checkAndScore(
      Evaluation<?, ?, ?> evaluation,
      CaseList cases,
      Upload reference,
      Upload submission,
      Resampling resampling) {
    return new SubmissionScoring<>(evaluation, cases, limits, threads)
        .checkAndScore(reference, submission, resampling);
  }

  /** Checks a reference: every case needs a value that passes the checks of references. */
  public Outcome checkReference(Evaluation<?, ?, ?> evaluation, CaseList cases, Upload reference) {
    return checkedReference(evaluation, cases, reference);
  }

  private <P, R, O extends Record> Outcome checkedReference(
      Evaluation<P, R, O> evaluation, CaseList cases, Upload reference) {
    IssueCollector issues = new IssueCollector(cases);
    try (CaseReader<R> references =
        CaseReader.open(evaluation.references(), reference, cases, limits, issues).orElse(null)) {
      if (references != null) {
        references.checkAll(cases, evaluation.referenceChecks(), threads);
      }
    }
    return Outcome.of(cases.size(), issues, List.of());
  }

  /** The cases that a reference is about, for an organiser to look at and publish. */
  public Checked<CaseList> listCases(Evaluation<?, ?, ?> evaluation, Upload reference) {
    DataFormat<?> format = evaluation.references();
    CaseListBuilder builder = new CaseListBuilder();
    IssueCollector issues = builder.issues();
    CaseReader.openArtifact(
            reference,
            () ->
                Artifacts.open(
                    reference,
                    limits.forUnknownCases(PluginCall.computing("the format's info", format::info)),
                    issues))
        .ifPresent(
            artifact -> {
              try {
                PluginCall.reading(
                    "listing cases",
                    () -> {
                      format.listCases(
                          artifact,
                          (id, attributes) -> builder.add(id, attributes, Location.NOWHERE),
                          issues);
                      return artifact;
                    });
              } catch (IOException e) {
                CaseReader.reportUnreadable(artifact, Location.file(artifact.lastOpened()), issues);
              }
            });
    return builder.build();
  }

  /**
   * Writes a submission with plausible neutral values.
   *
   * @throws EvaluatorException with fault HUB when the file cannot be written
   */
  public void writeSample(Evaluation<?, ?, ?> evaluation, CaseList cases, Path file) {
    DataFormat<?> format = evaluation.predictions();
    long most =
        limits
            .forCases(PluginCall.computing("the format's info", format::info), cases.size())
            .maxBytes();
    try (SampleOutput out = new SampleOutput(Files.newOutputStream(file), most)) {
      PluginCall.reading(
          "writing a sample",
          () -> {
            format.writeSample(cases, out);
            return out;
          });
    } catch (IOException e) {
      throw new EvaluatorException(Fault.HUB, "cannot write the sample: " + e, e);
    }
  }
}
