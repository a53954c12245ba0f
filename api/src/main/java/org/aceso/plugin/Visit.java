package org.aceso.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.aceso.plugin.Evaluators.PluginJarFile;
import org.aceso.plugin.Evaluators.Question;
import org.aceso.runner.CaseRange;
import org.aceso.runner.IssueReport;
import org.aceso.runner.Outcome;
import org.aceso.runner.Resampling;
import org.aceso.runner.artifact.Upload;
import org.aceso.runner.child.EvaluatorPool;
import org.aceso.runner.child.Request;
import org.aceso.runner.composite.Composite;
import org.aceso.runner.descriptor.Configured;
import org.aceso.trace.Step;

/**
 * Questions that somebody waits for, asked of one child process after the other. Hold no connection
 * to the database meanwhile: a plugin takes as long as it likes.
 */
public final class Visit implements AutoCloseable {
  private final EvaluatorPool.Seat seat;
  private final Evaluators.Options options;

  Visit(EvaluatorPool.Seat seat, Evaluators.Options options) {
    this.seat = seat;
    this.options = options;
  }

  /** What a type becomes with settings, and scores that are made of its own. */
  public Configured configure(
      PluginJarFile jar, String type, JsonNode settings, List<Composite> composites) {
    return ask(
        new Request.Configure(Evaluators.job(jar, type, settings, composites)),
        options.describeLimit());
  }

  /** Writes the case list that a reference proposes. */
  public IssueReport listCases(
      PluginJarFile jar, String type, JsonNode settings, Path reference, Path target) {
    return ask(
            new Request.ListCases(
                Evaluators.job(jar, type, settings, List.of()),
                new Upload(reference, "reference"),
                target),
            options.evaluationLimit())
        .issues();
  }

  public IssueReport checkReference(Question question) {
    return ask(
            new Request.CheckReference(
                question.job(), question.cases(), new Upload(question.reference(), "reference")),
            options.evaluationLimit())
        .issues();
  }

  /** Writes a sample submission and validates it. */
  public IssueReport writeSample(Question question, Path target) {
    return ask(
            new Request.WriteSample(question.job(), question.cases(), target),
            options.evaluationLimit())
        .issues();
  }

  /** Validates a submission; the child never learns where a reference is. */
  public Outcome validate(
      PluginJarFile jar, String type, JsonNode settings, Path cases, Upload submission) {
    return ask(
        new Request.Validate(Evaluators.job(jar, type, settings, List.of()), cases, submission),
        options.evaluationLimit());
  }

  /**
   * Validates a submission and scores it if it is valid.
   *
   * @throws org.aceso.runner.EvaluatorException when neither came to an end
   */
  public Outcome score(Question question, Upload submission, Resampling resampling) {
    return ask(question.score(submission, resampling), options.evaluationLimit());
  }

  /** Observes some cases; false when the submission has to be evaluated as a whole. */
  public boolean observe(Question question, Upload submission, CaseRange range, Path target) {
    return ask(question.observe(submission, range, target), options.evaluationLimit()).usable();
  }

  /** Scores what was observed in these files, which are in the order of cases. */
  public Outcome scoreParts(Question question, List<Path> observed, Resampling resampling) {
    return ask(
        new Request.ScoreParts(question.job(), question.cases(), observed, resampling),
        options.evaluationLimit());
  }

  /** Validates a submission, and scores it where there is a reference. */
  public Outcome tryOut(Question question, Upload submission) {
    return question.reference() == null
        ? validate(
            question.jar(), question.type(), question.settings(), question.cases(), submission)
        : score(question, submission, Resampling.NONE);
  }

  private <T> T ask(Request<T> request, Duration limit) {
    return Step.within(
        "child " + request.getClass().getSimpleName(), () -> seat.call(request, limit));
  }

  /** Kills the child that is asked now, from any thread; whoever asks it gets fault HUB. */
  public void stop() {
    seat.stop();
  }

  @Override
  public void close() {
    seat.close();
  }
}
