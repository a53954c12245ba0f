package org.aceso.runner;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.aceso.runner.artifact.Artifacts;
import org.aceso.runner.artifact.OpenedArtifact;
import org.aceso.runner.artifact.Upload;
import org.aceso.spi.Case;
import org.aceso.spi.CaseList;
import org.aceso.spi.Cases;
import org.aceso.spi.DataFormat;
import org.aceso.spi.Location;
import org.aceso.spi.Validator;

/** The values of one upload, as its format reads them, with faults told apart. Any thread. */
final class CaseReader<T> implements Closeable {
  static final String UNREADABLE = "unreadable";
  private static final String DAMAGED =
      "the content cannot be read to its end: it is truncated or damaged";

  private final DataFormat<T> format;
  private final OpenedArtifact artifact;
  private final Cases<T> values;
  private final IssueCollector issues;
  private final Set<String> reported = ConcurrentHashMap.newKeySet();

  private CaseReader(
      DataFormat<T> format, OpenedArtifact artifact, Cases<T> values, IssueCollector issues) {
    this.format = format;
    this.artifact = artifact;
    this.values = values;
    this.issues = issues;
  }

  /** Opens an upload; empty when that is refused, with the reasons in {@code issues}. */
  static <T> Optional<CaseReader<T>> open(
      DataFormat<T> format, Upload upload, CaseList cases, Limits limits, IssueCollector issues) {
    Optional<OpenedArtifact> artifact =
        openArtifact(
            upload,
            () ->
                Artifacts.open(
                    upload,
                    limits.forCases(
                        PluginCall.computing("the format's info", format::info), cases.size()),
                    issues));
    return artifact.flatMap(opened -> openValues(format, opened, cases, issues));
  }

  static Optional<OpenedArtifact> openArtifact(
      Upload upload, PluginCall.Reading<Optional<OpenedArtifact>> opening) {
    try {
      return opening.run();
    } catch (IOException e) {
      throw new EvaluatorException(Fault.HUB, "cannot open " + upload.name() + ": " + e, e);
    }
  }

  private static <T> Optional<CaseReader<T>> openValues(
      DataFormat<T> format, OpenedArtifact artifact, CaseList cases, IssueCollector issues) {
    try {
      Cases<T> values = PluginCall.reading("opening", () -> format.open(artifact, cases, issues));
      if (values != null) {
        return Optional.of(new CaseReader<>(format, artifact, values, issues));
      }
      if (!issues.hasErrors()) {
        throw new EvaluatorException(
            Fault.PLUGIN, "the format opened nothing without reporting an error");
      }
    } catch (IOException e) {
      reportUnreadable(artifact, Location.file(artifact.lastOpened()), issues);
    }
    return Optional.empty();
  }

  /** The file, when the artifact is a single one. */
  Location home() {
    return artifact.isContainer()
        ? Location.NOWHERE
        : Location.file(artifact.entries().get(0).name());
  }

  /** The value of a case, read and checked; what is wrong with it is reported. */
  CaseValue<T> value(Case wanted, List<Validator<? super T>> checks) {
    boolean given = PluginCall.computing("asking for a value", () -> values.has(wanted.index()));
    if (given) {
      return read(wanted, checks);
    }
    if (issues.isFlawed(wanted.index())) {
      return CaseValue.refused();
    }
    return PluginCall.computing("the rule for absent cases", () -> format.whenAbsent(wanted))
        .map(CaseValue::of)
        .orElseGet(CaseValue::missing);
  }

  private CaseValue<T> read(Case wanted, List<Validator<? super T>> checks) {
    LocatedIssues located = new LocatedIssues(issues, wanted, values);
    try {
      T value = PluginCall.reading("reading a value", () -> values.read(wanted.index(), located));
      if (located.hasErrors()) {
        return CaseValue.refused();
      }
      if (value == null) {
        throw new EvaluatorException(
            Fault.PLUGIN, "the format read null for a case without reporting an error");
      }
      for (Validator<? super T> check : checks) {
        PluginCall.computing("a check", () -> run(check, wanted, value, located));
      }
      return located.hasErrors() ? CaseValue.refused() : CaseValue.of(value);
    } catch (IOException e) {
      Location place = located.place();
      reported.add(place.file());
      reportUnreadable(artifact, place, issues);
      return CaseValue.refused();
    }
  }

  private static <T> boolean run(
      Validator<? super T> check, Case about, T value, LocatedIssues located) {
    check.check(about, value, located);
    return located.hasErrors();
  }

  /** Checks the values of all cases as those of a reference. */
  void checkAll(CaseList cases, List<Validator<? super T>> checks, int threads) {
    CasesInHand.walk(
        threads, cases.size(), index -> present(cases.get(index), checks), hasFilesOfCases());
    finish();
  }

  /** Whether each case has files of its own in this upload. */
  boolean hasFilesOfCases() {
    return !PluginCall.computing("the format's info", format::info).fileNames().isEmpty();
  }

  /** The value of a case of a reference, read and checked; none may be missing. */
  CaseValue<T> present(Case wanted, List<Validator<? super T>> checks) {
    CaseValue<T> value = value(wanted, checks);
    if (value.state() == CaseValue.State.MISSING) {
      issues.error(
          "missing_reference",
          "the reference has no value for the case",
          Location.ofCase(wanted.id()));
    }
    return value;
  }

  /** Whether an error was reported of this upload. */
  boolean hasErrors() {
    return issues.hasErrors();
  }

  /**
   * Makes sure that nothing that went wrong below the streams is lost.
   *
   * @throws EvaluatorException with fault HUB when storage failed
   */
  void finish() {
    throwIfStorageFailed(artifact);
    artifact
        .damages()
        .forEach(
            (entry, what) -> {
              if (!reported.contains(entry)) {
                issues.error(UNREADABLE, what, Location.file(entry));
              }
            });
  }

  @Override
  public void close() {
    try {
      PluginCall.reading(
          "closing",
          () -> {
            values.close();
            return values;
          });
    } catch (IOException e) {
      throw new EvaluatorException(Fault.PLUGIN, "closing failed: " + e.getMessage(), e);
    }
  }

  /** Reports content that broke off, in the words of the archive where it knows better. */
  static void reportUnreadable(OpenedArtifact artifact, Location at, IssueCollector issues) {
    throwIfStorageFailed(artifact);
    issues.error(UNREADABLE, artifact.damages().getOrDefault(at.file(), DAMAGED), at);
  }

  private static void throwIfStorageFailed(OpenedArtifact artifact) {
    artifact
        .storageFailure()
        .ifPresent(
            cause -> {
              throw new EvaluatorException(Fault.HUB, "storage failed: " + cause, cause);
            });
  }
}
