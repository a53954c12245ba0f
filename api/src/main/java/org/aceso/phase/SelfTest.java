package org.aceso.phase;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aceso.dataset.Datasets;
import org.aceso.dataset.FileRef;
import org.aceso.http.ProblemType;
import org.aceso.http.Refusal;
import org.aceso.ids.Ids;
import org.aceso.plugin.Catalogue;
import org.aceso.plugin.Evaluators;
import org.aceso.plugin.HostedType;
import org.aceso.plugin.PluginJson;
import org.aceso.plugin.PluginRef;
import org.aceso.plugin.SettingFiles;
import org.aceso.runner.EvaluatorException;
import org.aceso.runner.IssueReport;
import org.aceso.runner.Outcome;
import org.aceso.runner.Resampling;
import org.aceso.runner.Runner;
import org.aceso.runner.artifact.Upload;
import org.aceso.runner.descriptor.Configured;
import org.aceso.spi.Issue;
import org.aceso.spi.Location;
import org.aceso.spi.MetricInfo;
import org.aceso.storage.Blob;
import org.aceso.storage.BlobStore;
import org.jdbi.v3.core.Handle;

/**
 * Holds type, settings, reference, cases, sample and ranking of a phase against each other before
 * it may open, so that no submission meets an evaluator that cannot work.
 */
public final class SelfTest {
  private final Catalogue catalogue;
  private final Evaluators evaluators;
  private final Datasets datasets;
  private final BlobStore store;

  public SelfTest(Catalogue catalogue, Evaluators evaluators, Datasets datasets, BlobStore store) {
    this.catalogue = catalogue;
    this.evaluators = evaluators;
    this.datasets = datasets;
    this.store = store;
  }

  /** What is frozen when everything fits; refuses with everything that was found otherwise. */
  Frozen run(Phase phase, Handle db) {
    PhaseDraft draft = phase.draft();
    if (draft.kind() == PhaseKind.LEARNING && draft.challengeType() == null) {
      return Frozen.nothing();
    }
    List<Issue> missing = missing(draft);
    if (!missing.isEmpty()) {
      throw failed(missing);
    }
    HostedType type = catalogue.find(draft.challengeType()).orElseThrow();
    try {
      Path folder = Files.createTempDirectory("aceso-selftest");
      try {
        return run(phase, type, folder, db);
      } finally {
        delete(folder);
      }
    } catch (EvaluatorException e) {
      throw failed(List.of(issue("evaluator_failed", e.fault() + ": " + e.getMessage(), null)));
    } catch (IOException e) {
      throw new Refusal(ProblemType.UNAVAILABLE, "the store does not answer")
          .header("Retry-After", "5");
    }
  }

  private Frozen run(Phase phase, HostedType type, Path folder, Handle db) throws IOException {
    PhaseDraft draft = phase.draft();
    String challenge = phase.challengeId();
    Map<String, String> files = new TreeMap<>();
    SettingFiles.of(type.descriptor().settings(), draft.settings())
        .forEach((name, file) -> files.put(name, digest(challenge, file, "settings." + name, db)));
    String reference = digest(challenge, draft.reference(), "reference", db);
    JsonNode settings = evaluators.withPaths(draft.settings(), files);
    String id = draft.challengeType();

    Configured configured = evaluators.configure(type.jar(), id, settings);
    check(configured.issues());
    requireMetric(configured.metrics(), draft.ranking());

    String cases;
    if (draft.cases() == null) {
      Path proposed = folder.resolve("cases.csv");
      check(evaluators.listCases(type.jar(), id, settings, store.file(reference), proposed));
      cases = keep(proposed, db).sha256();
    } else {
      cases = digest(challenge, draft.cases(), "cases", db);
    }
    Evaluators.Question question =
        new Evaluators.Question(type.jar(), id, settings, store.file(cases), store.file(reference));
    check(evaluators.checkReference(question));
    Path sample = folder.resolve("sample");
    check(evaluators.writeSample(question, sample));
    Outcome scored = evaluators.score(question, Upload.of(sample), Resampling.NONE);
    check(scored.issues());
    return new Frozen(
        id,
        new PluginRef(type.plugin().id(), type.plugin().version(), keep(type.file(), db).sha256()),
        draft.settings(),
        files,
        reference,
        cases,
        scored.cases(),
        keep(sample, db).sha256(),
        configured.predictions(),
        configured.metrics(),
        seed(),
        Runner.version());
  }

  private List<Issue> missing(PhaseDraft draft) {
    List<Issue> missing = new ArrayList<>();
    if (draft.challengeType() == null) {
      missing.add(
          issue("missing", "state which challenge type asks the question", "challengeType"));
    } else if (catalogue.find(draft.challengeType()).isEmpty()) {
      missing.add(
          issue("unknown_type", "this server has no " + draft.challengeType(), "challengeType"));
    }
    if (draft.reference() == null) {
      missing.add(issue("missing", "state the file of the ground truth", "reference"));
    }
    if (draft.ranking() == null) {
      missing.add(issue("missing", "state how the phase ranks", "ranking"));
    }
    return missing;
  }

  private static void requireMetric(List<MetricInfo> metrics, Ranking ranking) {
    List<String> keys = metrics.stream().map(MetricInfo::key).toList();
    if (!keys.contains(ranking.metric())) {
      throw failed(
          List.of(
              issue(
                  "unknown_metric",
                  ranking.metric() + " is not computed; there are " + String.join(", ", keys),
                  "ranking.metric")));
    }
  }

  private String digest(String challengeId, JsonNode file, String field, Handle db) {
    FileRef ref = new FileRef(file.path("datasetId").asText(), file.path("name").asText());
    return digest(challengeId, ref, field, db);
  }

  private String digest(String challengeId, FileRef file, String field, Handle db) {
    return datasets
        .sha256(challengeId, file, db)
        .orElseThrow(
            () ->
                failed(
                    List.of(
                        issue(
                            "missing_file",
                            "the challenge has no file " + file.name() + " in that dataset",
                            field))));
  }

  private Blob keep(Path file, Handle db) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      Blob blob = store.keep(in);
      store.record(blob, db);
      return blob;
    }
  }

  private static void check(IssueReport report) {
    if (report.issues().stream().anyMatch(issue -> issue.severity() == Issue.Severity.ERROR)) {
      throw failed(report.issues());
    }
  }

  private static Refusal failed(List<Issue> issues) {
    String detail =
        issues.size() == 1 ? issues.get(0).message() : issues.size() + " problems, see issues";
    return new Refusal(ProblemType.SELF_TEST_FAILED, detail)
        .with("state", PhaseState.DRAFT.name())
        .with("issues", PluginJson.wire(issues));
  }

  private static Issue issue(String code, String message, String field) {
    return new Issue(
        Issue.Severity.ERROR,
        code,
        message,
        field == null ? Location.NOWHERE : Location.setting(field));
  }

  private static long seed() {
    return ByteBuffer.wrap(Ids.bytes(Long.BYTES)).getLong();
  }

  private static void delete(Path folder) throws IOException {
    for (String name : List.of("cases.csv", "sample")) {
      Files.deleteIfExists(folder.resolve(name));
    }
    Files.delete(folder);
  }
}
