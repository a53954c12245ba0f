package org.aceso.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.aceso.phase.Frozen;
import org.aceso.phase.Phase;
import org.aceso.phase.Ranking;
import org.aceso.plugin.Evaluators;
import org.aceso.plugin.Visit;
import org.aceso.queue.Job;
import org.aceso.queue.Part;
import org.aceso.runner.Outcome;
import org.aceso.runner.Resampling;
import org.aceso.runner.artifact.Upload;
import org.aceso.storage.BlobStore;

/** Asks a child about a job, with everything that its phase froze. */
final class Scorer {
  private final Evaluators evaluators;
  private final BlobStore store;

  Scorer(Evaluators evaluators, BlobStore store) {
    this.evaluators = evaluators;
    this.store = store;
  }

  /** Waits for a child, and for its answer. */
  Outcome score(Job job, Phase phase, Held.Work work) throws IOException {
    Evaluators.Question question = question(phase.frozen());
    Upload submission = submission(job, phase.frozen());
    try (Visit visit = evaluators.longVisit()) {
      work.at(visit);
      return visit.score(question, submission, resampling(phase));
    }
  }

  /**
   * Has some cases observed.
   *
   * @param begun is told which child works
   * @param target what was noted down
   * @return false when the submission has to be evaluated as a whole
   */
  boolean observe(Part part, Phase phase, Consumer<Visit> begun, Path target) throws IOException {
    Evaluators.Question question = question(phase.frozen());
    Upload submission = submission(part.job(), phase.frozen());
    try (Visit visit = evaluators.longVisit()) {
      begun.accept(visit);
      return visit.observe(question, submission, part.range(), target);
    }
  }

  /** Has what was observed scored. */
  Outcome scoreParts(Phase phase, Held.Work work, List<Path> observed) throws IOException {
    Evaluators.Question question = question(phase.frozen());
    try (Visit visit = evaluators.longVisit()) {
      work.at(visit);
      return visit.scoreParts(question, observed, resampling(phase));
    }
  }

  private Evaluators.Question question(Frozen frozen) throws IOException {
    return new Evaluators.Question(
        evaluators.stored(frozen.plugin().sha256()),
        frozen.challengeType(),
        evaluators.withPaths(frozen.settings(), frozen.settingFiles()),
        frozen.composites(),
        store.file(frozen.casesSha256()),
        store.file(frozen.referenceSha256()));
  }

  private Upload submission(Job job, Frozen frozen) throws IOException {
    return new Upload(store.file(job.sha256()), frozen.uploadName());
  }

  private static Resampling resampling(Phase phase) {
    Ranking ranking = phase.draft().ranking();
    return Resampling.of(
        ranking.replicatesOrStandard(), phase.frozen().seed(), Set.of(ranking.metric()));
  }
}
