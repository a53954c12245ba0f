package org.aceso.rescoring;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aceso.access.Permission;
import org.aceso.dataset.FileRef;
import org.aceso.http.Digests;
import org.aceso.http.Json;
import org.aceso.phase.Frozen;
import org.aceso.phase.Rescore;
import org.aceso.plugin.CompositeJson;
import org.aceso.plugin.PluginJson;
import org.aceso.wire.DatasetFile;
import org.aceso.wire.EvaluationState;
import org.aceso.wire.Fault;
import org.aceso.wire.MetricChange;
import org.aceso.wire.NewRescoring;
import org.aceso.wire.RescoredEvaluation;
import org.aceso.wire.RescoringProgress;
import org.aceso.wire.RescoringState;
import org.aceso.wire.Score;
import org.aceso.wire.ScoreChange;

/** Rescorings on the wire. */
final class RescoringJson {
  private RescoringJson() {}

  static Rescore.Change change(NewRescoring wanted) {
    JsonNode settings =
        wanted.settings() == null ? null : Json.MAPPER.valueToTree(wanted.settings());
    return new Rescore.Change(
        wanted.challengeType(),
        settings,
        wanted.composites() == null ? null : CompositeJson.read(wanted.composites()),
        file(wanted.reference()),
        file(wanted.cases()));
  }

  private static FileRef file(DatasetFile file) {
    return file == null ? null : new FileRef(file.datasetId(), file.name());
  }

  /**
   * @param progress for those who may know it
   */
  static org.aceso.wire.Rescoring wire(Rescorings.Seen seen, Optional<Progress> progress) {
    Rescoring rescoring = seen.rescoring();
    Frozen frozen = rescoring.frozen();
    boolean reference = seen.phase().audience().may(Permission.READ_REFERENCE);
    return new org.aceso.wire.Rescoring(
        rescoring.id(),
        rescoring.phaseId(),
        RescoringState.valueOf(progress.map(rescoring::state).orElse(rescoring.state()).name()),
        rescoring.reason(),
        frozen.challengeType(),
        PluginJson.wire(frozen.plugin()),
        members(frozen.settings()),
        CompositeJson.orAbsent(frozen.composites()),
        frozen.casesSha256(),
        reference ? frozen.referenceSha256() : null,
        progress.map(RescoringJson::wire).orElse(null),
        rescoring.createdAt(),
        rescoring.isRunning() ? rescoring.expiresAt() : null,
        rescoring.endedAt().orElse(null));
  }

  private static Map<String, Object> members(JsonNode settings) {
    return Json.MAPPER.convertValue(
        settings,
        Json.MAPPER
            .getTypeFactory()
            .constructMapType(LinkedHashMap.class, String.class, Object.class));
  }

  private static RescoringProgress wire(Progress progress) {
    return new RescoringProgress(
        progress.total(),
        progress.queued(),
        progress.scoring(),
        progress.scored(),
        progress.invalid(),
        progress.failed(),
        progress.cancelled());
  }

  static ScoreChange wire(Change change) {
    Map<String, Double> before = values(change.before());
    Map<String, Double> after = values(change.after());
    Set<String> keys = new LinkedHashSet<>(after.keySet());
    keys.addAll(before.keySet());
    List<MetricChange> metrics = new ArrayList<>();
    for (String key : keys) {
      Double old = before.get(key);
      Double fresh = after.get(key);
      Double difference = old == null || fresh == null ? null : fresh - old;
      metrics.add(new MetricChange(key, old, fresh, difference));
    }
    return new ScoreChange(
        change.submissionId(),
        change.teamId(),
        wire(change.before()),
        wire(change.after()),
        metrics);
  }

  private static RescoredEvaluation wire(Change.Side side) {
    return new RescoredEvaluation(
        side.evaluationId(),
        EvaluationState.valueOf(side.state()),
        side.fault().map(Fault::valueOf).orElse(null));
  }

  private static Map<String, Double> values(Change.Side side) {
    Map<String, Double> values = new LinkedHashMap<>();
    if (side.scores().isPresent()) {
      for (Score score : Json.parse(side.scores().get(), Score[].class)) {
        values.put(score.metric(), score.value());
      }
    }
    return values;
  }

  /** Of a board, in 64 hexadecimal digits. */
  static String sha256(String board) {
    return HexFormat.of().formatHex(Digests.sha256(board));
  }
}
