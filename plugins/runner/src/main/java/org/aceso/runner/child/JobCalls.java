package org.aceso.runner.child;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.aceso.runner.CaseFile;
import org.aceso.runner.Checked;
import org.aceso.runner.Configuring;
import org.aceso.runner.Evaluator;
import org.aceso.runner.EvaluatorException;
import org.aceso.runner.Fault;
import org.aceso.runner.IssueReport;
import org.aceso.runner.Outcome;
import org.aceso.runner.PartEvaluator;
import org.aceso.runner.SettingValues;
import org.aceso.runner.artifact.Upload;
import org.aceso.runner.descriptor.Configured;
import org.aceso.spi.CaseList;
import org.aceso.spi.ChallengeType;
import org.aceso.spi.Evaluation;

/** Answers the requests about one job. */
final class JobCalls {
  private final Evaluator evaluator;
  private final PartEvaluator parts;
  private final Checked<Evaluation<?, ?, ?>> configured;

  JobCalls(Job job, ChallengeType type) {
    evaluator = new Evaluator(job.limits(), job.threads());
    parts = new PartEvaluator(job.limits(), job.threads());
    configured =
        Configuring.configure(type, SettingValues.fromJson(type.settings(), job.settings()));
  }

  Object run(Request.OfJob<?> request) {
    if (request instanceof Request.Configure) {
      return Configured.of(configured);
    }
    Evaluation<?, ?, ?> evaluation = usable("settings", configured);
    if (request instanceof Request.ListCases list) {
      return list(evaluation, list);
    }
    if (request instanceof Request.WriteSample sample) {
      return sample(evaluation, sample);
    }
    if (request instanceof Request.CheckReference check) {
      return evaluator.checkReference(evaluation, cases(check.cases()), check.reference());
    }
    if (request instanceof Request.Validate validate) {
      return evaluator.validate(evaluation, cases(validate.cases()), validate.submission());
    }
    if (request instanceof Request.Observe observe) {
      return observed(evaluation, observe);
    }
    if (request instanceof Request.ScoreParts score) {
      return parts.score(evaluation, cases(score.cases()), score.parts(), score.resampling());
    }
    Request.Score score = (Request.Score) request;
    return evaluator.score(
        evaluation,
        cases(score.cases()),
        score.reference(),
        score.submission(),
        score.resampling());
  }

  private Request.Observed observed(Evaluation<?, ?, ?> evaluation, Request.Observe observe) {
    return new Request.Observed(
        parts.observe(
            evaluation,
            cases(observe.cases()),
            observe.reference(),
            observe.submission(),
            observe.range(),
            observe.target()));
  }

  private CaseListing list(Evaluation<?, ?, ?> evaluation, Request.ListCases list) {
    Checked<CaseList> listed = evaluator.listCases(evaluation, list.reference());
    Optional<CaseList> cases = listed.value();
    if (cases.isEmpty()) {
      return new CaseListing(0, listed.issues());
    }
    try {
      CaseFile.write(cases.get(), list.target());
    } catch (IOException e) {
      throw new EvaluatorException(Fault.HUB, "cannot write the case list: " + e, e);
    }
    return new CaseListing(cases.get().size(), listed.issues());
  }

  private Outcome sample(Evaluation<?, ?, ?> evaluation, Request.WriteSample sample) {
    CaseList cases = cases(sample.cases());
    evaluator.writeSample(evaluation, cases, sample.target());
    return evaluator.validate(evaluation, cases, Upload.of(sample.target()));
  }

  private static CaseList cases(Path file) {
    try {
      return usable("case list", CaseFile.read(file));
    } catch (IOException e) {
      throw new EvaluatorException(Fault.HUB, "cannot read the case list: " + e, e);
    }
  }

  private static <T> T usable(String what, Checked<T> checked) {
    IssueReport issues = checked.issues();
    return checked
        .value()
        .orElseThrow(
            () ->
                new EvaluatorException(
                    Fault.PLUGIN, "the " + what + " is refused: " + issues.summary()));
  }
}
