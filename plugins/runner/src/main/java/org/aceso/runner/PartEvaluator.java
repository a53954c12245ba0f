package org.aceso.runner;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.aceso.runner.artifact.Upload;
import org.aceso.spi.CaseList;
import org.aceso.spi.Evaluation;

/**
 * Evaluates one submission in parts that may be made at different times and places: ranges of cases
 * are observed, then all observations are scored. The outcome has the bits of {@link
 * Evaluator#score}.
 *
 * <p>Only what has nothing to be said about it comes in parts: of a submission with an issue or a
 * fault the whole is evaluated, which finds all of them in their order.
 */
public final class PartEvaluator {
  /** Raised with every change of the format. */
  private static final int FORMAT = 0xACE5_0001;

  private final Limits limits;
  private final int threads;

  /** As {@link Evaluator#Evaluator}. */
  public PartEvaluator(Limits limits, int threads) {
    this.limits = limits;
    this.threads = threads;
  }

  /**
   * Observes a range of cases and writes what was noted down.
   *
   * @return false when there is an issue or a fault: then the file is of no use
   */
  public boolean observe(
      Evaluation<?, ?, ?> evaluation,
      CaseList cases,
      Upload reference,
      Upload submission,
      CaseRange range,
      Path target) {
    try {
      return observed(evaluation, cases, reference, submission, range, target);
    } catch (EvaluatorException e) {
      if (e.fault() == Fault.HUB) {
        throw e;
      }
      return false;
    }
  }

  private <P, R, O extends Record> boolean observed(
      Evaluation<P, R, O> evaluation,
      CaseList cases,
      Upload reference,
      Upload submission,
      CaseRange range,
      Path target) {
    IssueCollector issues = new IssueCollector(cases);
    IssueCollector referenceIssues = new IssueCollector(cases);
    OpenedFiles.Source truth = new OpenedFiles.Source(reference, referenceIssues);
    OpenedFiles.Source answers = new OpenedFiles.Source(submission, issues);
    try (OpenedFiles<P, R> files =
        OpenedFiles.open(evaluation, cases, limits, threads, truth, answers)) {
      if (files.references().isEmpty()
          || referenceIssues.hasErrors()
          || files.predictions().isEmpty()) {
        return false;
      }
      List<O> observations =
          new CaseWalk<>(evaluation, cases, files.predictions().get(), issues, threads)
              .observe(files.references().get(), range);
      if (issues.isEmpty()) {
        write(evaluation.observation(), range, observations, target);
      }
      return issues.isEmpty();
    }
  }

  /**
   * Scores what was observed.
   *
   * @param parts files of {@link #observe}, in the order of cases, that together are all of them
   * @throws EvaluatorException with fault HUB when they are not
   */
  public Outcome score(
      Evaluation<?, ?, ?> evaluation, CaseList cases, List<Path> parts, Resampling resampling) {
    return scored(evaluation, cases, parts, resampling);
  }

  private <O extends Record> Outcome scored(
      Evaluation<?, ?, O> evaluation, CaseList cases, List<Path> parts, Resampling resampling) {
    Scoring.checkKeys(evaluation, resampling);
    List<O> observations = new ArrayList<>(cases.size());
    for (Path part : parts) {
      read(evaluation.observation(), part, observations);
    }
    if (observations.size() != cases.size()) {
      throw new EvaluatorException(
          Fault.HUB, observations.size() + " of " + cases.size() + " cases were observed");
    }
    return Outcome.of(
        cases.size(),
        new IssueCollector(cases),
        new Scoring<>(
                evaluation.metrics(),
                Collections.unmodifiableList(observations),
                resampling,
                threads)
            .scores());
  }

  private static <O extends Record> void write(
      Class<O> type, CaseRange range, List<O> observations, Path target) {
    ObservationCodec codec = ObservationCodec.of(type);
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(target)))) {
      out.writeInt(FORMAT);
      out.writeInt(range.from());
      out.writeInt(range.end());
      for (O observation : observations) {
        codec.write(observation, out);
      }
    } catch (IOException e) {
      throw new EvaluatorException(Fault.HUB, "cannot write observations: " + e, e);
    }
  }

  private static <O extends Record> void read(Class<O> type, Path part, List<O> into) {
    ObservationCodec codec = ObservationCodec.of(type);
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(part)))) {
      if (in.readInt() != FORMAT || in.readInt() != into.size()) {
        throw new EvaluatorException(Fault.HUB, "these observations do not follow one another");
      }
      for (int left = in.readInt() - into.size(); left > 0; left--) {
        into.add(type.cast(codec.read(in)));
      }
      if (in.read() >= 0) {
        throw new EvaluatorException(Fault.HUB, "there are more observations than cases");
      }
    } catch (IOException e) {
      throw new EvaluatorException(Fault.HUB, "cannot read observations: " + e, e);
    }
  }
}
