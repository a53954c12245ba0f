package org.aceso.runner.child;

import java.nio.file.Path;
import java.util.List;
import org.aceso.runner.CaseRange;
import org.aceso.runner.Outcome;
import org.aceso.runner.Resampling;
import org.aceso.runner.artifact.Upload;
import org.aceso.runner.descriptor.Configured;
import org.aceso.runner.descriptor.JarDescriptor;

/**
 * What a parent asks a child. All paths are absolute.
 *
 * @param <T> the answer
 */
public sealed interface Request<T> {

  /** The class of the answer. */
  Class<T> answer();

  /** A request about one challenge type with settings. */
  sealed interface OfJob<T> extends Request<T> {
    Job job();
  }

  /** What a jar offers, whatever its digest. */
  record Describe(Path jar) implements Request<JarDescriptor> {
    @Override
    public Class<JarDescriptor> answer() {
      return JarDescriptor.class;
    }
  }

  /** What a type becomes under the settings of the job. */
  record Configure(Job job) implements OfJob<Configured> {
    @Override
    public Class<Configured> answer() {
      return Configured.class;
    }
  }

  /** Writes the cases of a reference to {@code target}, unless the reference is refused. */
  record ListCases(Job job, Upload reference, Path target) implements OfJob<CaseListing> {
    @Override
    public Class<CaseListing> answer() {
      return CaseListing.class;
    }
  }

  /** Writes a sample submission to {@code target} and validates it. */
  record WriteSample(Job job, Path cases, Path target) implements OfJob<Outcome> {
    @Override
    public Class<Outcome> answer() {
      return Outcome.class;
    }
  }

  /** Checks a reference. */
  record CheckReference(Job job, Path cases, Upload reference) implements OfJob<Outcome> {
    @Override
    public Class<Outcome> answer() {
      return Outcome.class;
    }
  }

  /** Validates a submission; the child never learns where a reference is. */
  record Validate(Job job, Path cases, Upload submission) implements OfJob<Outcome> {
    @Override
    public Class<Outcome> answer() {
      return Outcome.class;
    }
  }

  /** Validates and scores a submission. */
  record Score(Job job, Path cases, Upload reference, Upload submission, Resampling resampling)
      implements OfJob<Outcome> {
    @Override
    public Class<Outcome> answer() {
      return Outcome.class;
    }
  }

  /** Observes some cases of a submission and writes to {@code target} what was noted down. */
  record Observe(
      Job job, Path cases, Upload reference, Upload submission, CaseRange range, Path target)
      implements OfJob<Observed> {
    @Override
    public Class<Observed> answer() {
      return Observed.class;
    }
  }

  /**
   * What came of observing.
   *
   * @param usable false when the submission has to be evaluated as a whole
   */
  record Observed(boolean usable) {}

  /** Scores what was observed in these files, which are in the order of cases. */
  record ScoreParts(Job job, Path cases, List<Path> parts, Resampling resampling)
      implements OfJob<Outcome> {
    public ScoreParts {
      parts = List.copyOf(parts);
    }

    @Override
    public Class<Outcome> answer() {
      return Outcome.class;
    }
  }
}
