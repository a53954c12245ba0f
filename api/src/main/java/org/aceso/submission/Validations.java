package org.aceso.submission;

import java.io.IOException;
import java.nio.file.Path;
import org.aceso.http.ProblemType;
import org.aceso.http.Refusal;
import org.aceso.phase.Frozen;
import org.aceso.plugin.Evaluators;
import org.aceso.plugin.Visit;
import org.aceso.runner.EvaluatorException;
import org.aceso.runner.Fault;
import org.aceso.runner.Outcome;
import org.aceso.runner.artifact.Upload;
import org.aceso.runner.host.PluginException;
import org.aceso.storage.BlobStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds files against a phase as an evaluation does, but for the scores. */
public final class Validations {
  private static final Logger LOG = LoggerFactory.getLogger(Validations.class);

  private final Evaluators evaluators;
  private final BlobStore store;

  public Validations(Evaluators evaluators, BlobStore store) {
    this.evaluators = evaluators;
    this.store = store;
  }

  /** Takes a while, and asks nothing of the database. */
  Outcome validate(Frozen frozen, Path file) throws IOException {
    try (Visit visit = evaluators.visit()) {
      return visit.validate(
          evaluators.stored(frozen.plugin().sha256()),
          frozen.challengeType(),
          evaluators.withPaths(frozen.settings(), frozen.settingFiles()),
          store.file(frozen.casesSha256()),
          new Upload(file, frozen.uploadName()));
    } catch (EvaluatorException e) {
      throw unanswered(e.fault(), e);
    } catch (PluginException e) {
      throw unanswered(Fault.PLUGIN, e);
    }
  }

  /** Why is not told: a plugin may quote anything. */
  private static Refusal unanswered(Fault fault, RuntimeException why) {
    LOG.warn("a validation failed: {} {}", fault, why.getMessage());
    String detail =
        fault == Fault.RESOURCES
            ? "validating the file took more time or memory than this server allows"
            : "the evaluator could not validate the file: " + fault;
    return new Refusal(ProblemType.UNAVAILABLE, detail).header("Retry-After", "5");
  }
}
