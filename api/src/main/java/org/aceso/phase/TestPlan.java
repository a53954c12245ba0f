package org.aceso.phase;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.aceso.dataset.Datasets;
import org.aceso.dataset.FileRef;
import org.aceso.ids.NearestName;
import org.aceso.plugin.Catalogue;
import org.aceso.plugin.HostedType;
import org.aceso.plugin.SettingFiles;
import org.aceso.spi.Issue;
import org.jdbi.v3.core.Handle;

/**
 * All that a self-test takes from the database. Two that are equal would be tested alike: neither
 * the phase nor a file of it changed in between.
 *
 * @param type null when there is nothing to test
 * @param settingFiles the digest of each file among the settings
 * @param reference the digest of the ground truth; null where it stays elsewhere
 * @param cases the digest of the case list; null when the reference proposes it
 */
record TestPlan(
    Phase phase,
    HostedType type,
    Map<String, String> settingFiles,
    String reference,
    String cases) {

  /** Refuses with everything that is missing. */
  static TestPlan of(Phase phase, Catalogue catalogue, Datasets datasets, Handle db) {
    PhaseDraft draft = phase.draft();
    if (draft.kind() == PhaseKind.LEARNING && draft.challengeType() == null) {
      return new TestPlan(phase, null, Map.of(), null, null);
    }
    List<Issue> missing = missing(draft, catalogue);
    if (!missing.isEmpty()) {
      throw SelfTest.failed(missing);
    }
    HostedType type = catalogue.find(draft.challengeType()).orElseThrow();
    Files files = new Files(phase.challengeId(), datasets, db);
    Map<String, String> settingFiles = new TreeMap<>();
    SettingFiles.of(type.descriptor().settings(), draft.settings())
        .forEach((name, file) -> settingFiles.put(name, files.digest(file, "settings." + name)));
    return new TestPlan(
        phase,
        type,
        settingFiles,
        draft.isExternal() ? null : files.digest(draft.reference(), "reference"),
        draft.cases() == null ? null : files.digest(draft.cases(), "cases"));
  }

  /** The files that it takes from datasets. */
  Set<String> digests() {
    Set<String> all = new TreeSet<>(settingFiles.values());
    all.addAll(Stream.of(reference, cases).filter(Objects::nonNull).toList());
    return all;
  }

  private static List<Issue> missing(PhaseDraft draft, Catalogue catalogue) {
    List<Issue> missing = new ArrayList<>();
    if (draft.challengeType() == null) {
      missing.add(
          SelfTest.issue(
              "missing", "state which challenge type asks the question", "challengeType"));
    } else if (catalogue.find(draft.challengeType()).isEmpty()) {
      missing.add(
          SelfTest.issue(
              "unknown_type",
              "this server has no "
                  + draft.challengeType()
                  + NearestName.of(draft.challengeType(), catalogue.ids())
                      .map(nearest -> "; the nearest of its types is " + nearest)
                      .orElse(""),
              "challengeType"));
    }
    if (draft.isExternal()) {
      missing.addAll(misplaced(draft));
    } else if (draft.reference() == null) {
      missing.add(SelfTest.issue("missing", "state the file of the ground truth", "reference"));
    }
    if (draft.ranking() == null) {
      missing.add(SelfTest.issue("missing", "state how the phase ranks", "ranking"));
    }
    return missing;
  }

  /** What does not fit a ground truth that stays where it is. */
  private static List<Issue> misplaced(PhaseDraft draft) {
    List<Issue> misplaced = new ArrayList<>();
    if (draft.reference() != null) {
      misplaced.add(
          SelfTest.issue(
              "reference_stated",
              "an external evaluator holds the ground truth: take reference away",
              "reference"));
    }
    if (draft.cases() == null) {
      misplaced.add(
          SelfTest.issue(
              "missing", "state the case list: there is no reference that proposes one", "cases"));
    }
    return misplaced;
  }

  /** The files of a challenge. */
  private record Files(String challengeId, Datasets datasets, Handle db) {

    String digest(JsonNode file, String field) {
      FileRef ref = new FileRef(file.path("datasetId").asText(), file.path("name").asText());
      return digest(ref, field);
    }

    String digest(FileRef file, String field) {
      return datasets
          .sha256(challengeId, file, db)
          .orElseThrow(
              () ->
                  SelfTest.failed(
                      List.of(
                          SelfTest.issue(
                              "missing_file",
                              "the challenge has no file " + file.name() + " in that dataset",
                              field))));
    }
  }
}
