package org.aceso.evaluation;

import java.io.IOException;
import java.util.Set;
import org.aceso.phase.Frozen;
import org.aceso.phase.Phase;
import org.aceso.phase.Ranking;
import org.aceso.plugin.Evaluators;
import org.aceso.plugin.Visit;
import org.aceso.queue.Job;
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
    Frozen frozen = phase.frozen();
    Ranking ranking = phase.draft().ranking();
    Evaluators.Question question =
        new Evaluators.Question(
            evaluators.stored(frozen.plugin().sha256()),
            frozen.challengeType(),
            evaluators.withPaths(frozen.settings(), frozen.settingFiles()),
            frozen.composites(),
            store.file(frozen.casesSha256()),
            store.file(frozen.referenceSha256()));
    Resampling resampling =
        Resampling.of(ranking.replicatesOrStandard(), frozen.seed(), Set.of(ranking.metric()));
    Upload submission = new Upload(store.file(job.sha256()), frozen.uploadName());
    try (Visit visit = evaluators.longVisit()) {
      work.at(visit);
      return visit.score(question, submission, resampling);
    }
  }
}
