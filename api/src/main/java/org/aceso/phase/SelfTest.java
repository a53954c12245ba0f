package org.aceso.phase;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.aceso.dataset.Datasets;
import org.aceso.http.ProblemType;
import org.aceso.http.Refusal;
import org.aceso.ids.Ids;
import org.aceso.plugin.Catalogue;
import org.aceso.plugin.Evaluators;
import org.aceso.plugin.HostedType;
import org.aceso.plugin.PluginJson;
import org.aceso.plugin.PluginRef;
import org.aceso.plugin.Visit;
import org.aceso.runner.EvaluatorException;
import org.aceso.runner.Fault;
import org.aceso.runner.IssueReport;
import org.aceso.runner.Outcome;
import org.aceso.runner.Runner;
import org.aceso.runner.artifact.Upload;
import org.aceso.runner.descriptor.Configured;
import org.aceso.runner.host.PluginException;
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

  /**
   * What passed, to be written by whoever finds that the plan still holds.
   *
   * @param kept the files that it refers to; the store has them, the database does not know yet
   */
  record Passed(TestPlan plan, Frozen frozen, List<Blob> kept) {}

  TestPlan plan(Phase phase, Handle db) {
    return TestPlan.of(phase, catalogue, datasets, db);
  }

  /** Takes a while; refuses with everything that does not fit. */
  Passed run(TestPlan plan) {
    if (plan.type() == null) {
      return new Passed(plan, Frozen.nothing(), List.of());
    }
    try {
      Path folder = Files.createTempDirectory("aceso-selftest");
      try (Visit visit = evaluators.visit()) {
        return run(plan, visit, folder);
      } finally {
        delete(folder);
      }
    } catch (EvaluatorException e) {
      throw failed(e.fault(), e);
    } catch (PluginException e) {
      throw failed(Fault.PLUGIN, e);
    } catch (IOException e) {
      throw new Refusal(ProblemType.UNAVAILABLE, "the store does not answer")
          .header("Retry-After", "5");
    }
  }

  private Passed run(TestPlan plan, Visit visit, Path folder) throws IOException {
    PhaseDraft draft = plan.phase().draft();
    HostedType type = plan.type();
    JsonNode settings = evaluators.withPaths(draft.settings(), plan.settingFiles());
    String id = draft.challengeType();
    Path reference = plan.reference() == null ? null : store.file(plan.reference());
    List<Blob> kept = new ArrayList<>();

    Configured configured = visit.configure(type.jar(), id, settings, draft.composites());
    check(configured.issues());
    requireMetric(configured.metrics(), draft.ranking());

    String cases = plan.cases();
    if (cases == null) {
      Path proposed = folder.resolve("cases.csv");
      check(visit.listCases(type.jar(), id, settings, reference, proposed));
      cases = keep(proposed, kept);
    }
    Evaluators.Question question =
        new Evaluators.Question(
            type.jar(), id, settings, draft.composites(), store.file(cases), reference);
    if (reference != null) {
      check(visit.checkReference(question));
    }
    Path sample = folder.resolve("sample");
    check(visit.writeSample(question, sample));
    Outcome tried = visit.tryOut(question, Upload.of(sample));
    check(tried.issues());
    String jar = keep(type.file(), kept);
    Frozen frozen =
        new Frozen(
            id,
            new PluginRef(type.plugin().id(), type.plugin().version(), jar),
            draft.settings(),
            draft.composites(),
            plan.settingFiles(),
            plan.reference(),
            cases,
            tried.cases(),
            keep(sample, kept),
            configured.predictions(),
            configured.metrics(),
            seed(),
            Runner.version());
    return new Passed(plan, frozen, kept);
  }

  /** What is frozen of a phase that is held, unless it or a file of it changed since the plan. */
  Frozen confirm(Passed passed, Phase held, Handle db) throws IOException {
    if (!passed.plan().equals(plan(held, db))) {
      throw Refusal.state(
          held.state(), "the phase or a file of it changed while it was tested; open it again");
    }
    for (Blob blob : passed.kept()) {
      store.record(blob, db);
    }
    for (String sha256 : passed.plan().digests()) {
      store.hold(sha256, db);
    }
    return passed.frozen();
  }

  private static void requireMetric(List<MetricInfo> metrics, Ranking ranking) {
    RankedMetric.problem(metrics, ranking.metric())
        .ifPresent(
            problem -> {
              throw failed(List.of(issue(problem.code(), problem.message(), "ranking.metric")));
            });
  }

  private String keep(Path file, List<Blob> kept) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      Blob blob = store.keep(in);
      kept.add(blob);
      return blob.sha256();
    }
  }

  private static void check(IssueReport report) {
    if (report.issues().stream().anyMatch(issue -> issue.severity() == Issue.Severity.ERROR)) {
      throw failed(report.issues());
    }
  }

  private static Refusal failed(Fault fault, RuntimeException why) {
    return failed(List.of(issue("evaluator_failed", fault + ": " + why.getMessage(), null)));
  }

  static Refusal failed(List<Issue> issues) {
    String detail =
        issues.size() == 1 ? issues.get(0).message() : issues.size() + " problems, see issues";
    return new Refusal(ProblemType.SELF_TEST_FAILED, detail)
        .with("state", PhaseState.DRAFT.name())
        .with("issues", PluginJson.wire(issues));
  }

  static Issue issue(String code, String message, String field) {
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
