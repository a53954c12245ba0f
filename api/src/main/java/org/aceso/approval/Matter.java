package org.aceso.approval;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.aceso.dataset.Datasets;
import org.aceso.dataset.FileRef;
import org.aceso.http.Digests;
import org.aceso.http.Json;
import org.aceso.phase.Frozen;
import org.aceso.phase.Phase;
import org.aceso.phase.PhaseDraft;
import org.jdbi.v3.core.Handle;

/** What a council decides about. Each has a digest of everything that the decision is about. */
enum Matter {
  /** The type, its settings, the bytes of files among them, and scores made of others. */
  METRIC {
    @Override
    List<Object> content(Phase phase, Datasets datasets, Handle db) {
      PhaseDraft draft = phase.draft();
      List<Object> content = new ArrayList<>();
      content.add(draft.challengeType());
      content.add(draft.settings());
      for (var setting : draft.settings().properties()) {
        JsonNode file = setting.getValue();
        if (file.has("datasetId")) {
          FileRef ref = new FileRef(file.path("datasetId").asText(), file.path("name").asText());
          content.add(
              frozen(phase)
                  .map(frozen -> frozen.settingFiles().get(setting.getKey()))
                  .orElseGet(() -> digest(phase, ref, datasets, db)));
        }
      }
      // Only where there are some: what was decided before there could be stays decided.
      content.addAll(draft.composites());
      return content;
    }
  },

  /** How scores become ranks. */
  RANKING {
    @Override
    List<Object> content(Phase phase, Datasets datasets, Handle db) {
      List<Object> content = new ArrayList<>();
      content.add(phase.draft().ranking());
      return content;
    }
  },

  /** The bytes of the reference, or that it is elsewhere, and of the case list that is stated. */
  GROUND_TRUTH {
    @Override
    List<Object> content(Phase phase, Datasets datasets, Handle db) {
      PhaseDraft draft = phase.draft();
      List<Object> content = new ArrayList<>();
      content.add(
          frozen(phase)
              .map(Frozen::referenceSha256)
              .orElseGet(() -> digest(phase, draft.reference(), datasets, db)));
      content.add(
          frozen(phase)
              .filter(frozen -> draft.cases() != null)
              .map(Frozen::casesSha256)
              .orElseGet(() -> digest(phase, draft.cases(), datasets, db)));
      if (draft.isExternal()) {
        content.add("held by an external evaluator");
      }
      return content;
    }
  };

  abstract List<Object> content(Phase phase, Datasets datasets, Handle db);

  /** SHA-256 of what the decision is about, in 64 hexadecimal digits. */
  String sha256(Phase phase, Datasets datasets, Handle db) {
    return HexFormat.of().formatHex(Digests.sha256(Json.bytes(content(phase, datasets, db))));
  }

  /** What was tested is what counts: files of datasets may be replaced afterwards. */
  private static Optional<Frozen> frozen(Phase phase) {
    return Optional.ofNullable(phase.frozen()).filter(Frozen::evaluates);
  }

  private static String digest(Phase phase, FileRef file, Datasets datasets, Handle db) {
    return file == null ? null : datasets.sha256(phase.challengeId(), file, db).orElse(null);
  }
}
