package org.aceso.rescoring;

import java.util.List;
import org.aceso.Caller;
import org.aceso.Scene;
import org.aceso.client.ApiException;
import org.aceso.wire.DatasetFile;
import org.aceso.wire.Evaluation;
import org.aceso.wire.NewRescoring;
import org.aceso.wire.RankChange;
import org.aceso.wire.Rescoring;
import org.aceso.wire.RescoringApplication;
import org.aceso.wire.RescoringState;
import org.aceso.wire.ScoreChange;
import org.awaitility.Awaitility;

/** What tests do with rescorings. */
final class Batch {
  private static final String REASON = "Four labels were wrong.";

  private Batch() {}

  static Scene scene() {
    try {
      return Scene.open();
    } catch (ApiException e) {
      throw new IllegalStateException(e);
    }
  }

  static NewRescoring again() {
    return new NewRescoring(REASON, null, null, null, null, null);
  }

  static NewRescoring with(DatasetFile reference) {
    return new NewRescoring(REASON, null, null, null, reference, null);
  }

  static Rescoring start(Caller by, String phase) throws ApiException {
    return by.rescorings().startRescoring(phase, again(), null);
  }

  /** One whose evaluations have all ended. */
  static Rescoring ready(Caller by, String phase) throws ApiException {
    return ready(by, phase, again());
  }

  static Rescoring ready(Caller by, String phase, NewRescoring wanted) throws ApiException {
    Rescoring begun = by.rescorings().startRescoring(phase, wanted, null);
    return Awaitility.await()
        .atMost(java.time.Duration.ofSeconds(60))
        .until(() -> read(by, begun), now -> now.state() == RescoringState.READY);
  }

  static Rescoring read(Caller by, Rescoring rescoring) throws ApiException {
    return by.rescorings().getRescoring(rescoring.id());
  }

  static Rescoring apply(Caller by, Rescoring rescoring) throws ApiException {
    return by.rescorings().applyRescoring(rescoring.id(), new RescoringApplication(false));
  }

  static List<ScoreChange> scores(Caller by, Rescoring rescoring) throws ApiException {
    return by.rescorings().listScoreChanges(rescoring.id(), 200, null).items();
  }

  static List<RankChange> ranks(Caller by, Rescoring rescoring) throws ApiException {
    return by.rescorings().listRankChanges(rescoring.id()).items();
  }

  /** The metric and its value. */
  static String score(Evaluation evaluation, String metric) {
    return evaluation.scores().stream()
        .filter(score -> score.metric().equals(metric))
        .map(score -> score.metric() + " " + score.value())
        .findFirst()
        .orElseThrow();
  }
}
