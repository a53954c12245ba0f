package org.aceso.phase;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.aceso.dataset.Datasets;
import org.aceso.dataset.FileRef;
import org.aceso.http.Refusal;
import org.aceso.plugin.Catalogue;
import org.aceso.plugin.Evaluators;
import org.aceso.plugin.HostedType;
import org.aceso.plugin.SettingFiles;
import org.aceso.plugin.Visit;
import org.aceso.runner.EvaluatorException;
import org.aceso.runner.composite.Composite;
import org.aceso.runner.descriptor.Configured;
import org.aceso.runner.host.PluginException;
import org.aceso.spi.MetricInfo;
import org.jdbi.v3.core.Handle;

/**
 * Holds the metric of a draft against its type while the draft is stated. Whatever else is missing
 * or wrong is left to the {@link SelfTest}: a draft may be unfinished.
 */
public final class RankingCheck {
  private final Catalogue catalogue;
  private final Evaluators evaluators;
  private final Datasets datasets;

  public RankingCheck(Catalogue catalogue, Evaluators evaluators, Datasets datasets) {
    this.catalogue = catalogue;
    this.evaluators = evaluators;
    this.datasets = datasets;
  }

  /**
   * Whether a type computes a metric. Two that are equal have one answer.
   *
   * @param files the digest of each file among the settings
   */
  record Question(
      HostedType type,
      JsonNode settings,
      Map<String, String> files,
      List<Composite> composites,
      String metric) {}

  /** What is to be asked about a draft; empty while type, ranking or a file is not there. */
  Optional<Question> about(String challengeId, PhaseDraft draft, Handle db) {
    if (draft.ranking() == null || draft.challengeType() == null) {
      return Optional.empty();
    }
    return catalogue
        .find(draft.challengeType())
        .flatMap(
            type ->
                files(challengeId, type, draft.settings(), db)
                    .map(
                        files ->
                            new Question(
                                type,
                                draft.settings(),
                                files,
                                draft.composites(),
                                draft.ranking().metric())));
  }

  /** The same, of a draft that asks otherwise than before; empty for one that does not. */
  Optional<Question> about(Phase old, PhaseDraft draft, Handle db) {
    Optional<Question> now =
        old.state() == PhaseState.DRAFT
            ? about(old.challengeId(), draft, db)
            : Optional.<Question>empty();
    return now.filter(
        asked -> !Optional.of(asked).equals(about(old.challengeId(), old.draft(), db)));
  }

  /**
   * Asks the type, which may take a while.
   *
   * @throws Refusal when it computes other metrics
   */
  void answer(Question asked) throws IOException {
    List<MetricInfo> metrics = metrics(asked);
    if (metrics.isEmpty()) {
      return;
    }
    RankedMetric.problem(metrics, asked.metric())
        .ifPresent(
            problem -> {
              throw Refusal.member("#/ranking/metric", problem.code(), problem.message());
            });
  }

  /** None when the settings are refused, or the type cannot say. */
  private List<MetricInfo> metrics(Question asked) throws IOException {
    Configured standard = asked.type().descriptor().standard();
    if (standard != null && asked.settings().isEmpty() && asked.composites().isEmpty()) {
      return standard.metrics();
    }
    try (Visit visit = evaluators.visit()) {
      return visit
          .configure(
              asked.type().jar(),
              asked.type().descriptor().id(),
              evaluators.withPaths(asked.settings(), asked.files()),
              asked.composites())
          .metrics();
    } catch (EvaluatorException | PluginException e) {
      return List.of();
    }
  }

  private Optional<Map<String, String>> files(
      String challengeId, HostedType type, JsonNode settings, Handle db) {
    Map<String, String> digests = new TreeMap<>();
    for (var file : SettingFiles.of(type.descriptor().settings(), settings).entrySet()) {
      JsonNode ref = file.getValue();
      Optional<String> digest =
          datasets.sha256(
              challengeId,
              new FileRef(ref.path("datasetId").asText(), ref.path("name").asText()),
              db);
      if (digest.isEmpty()) {
        return Optional.empty();
      }
      digests.put(file.getKey(), digest.get());
    }
    return Optional.of(digests);
  }
}
