package org.aceso.approval;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.aceso.dataset.Datasets;
import org.aceso.dataset.FileRef;
import org.aceso.http.Digests;
import org.aceso.http.Json;
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
      for (JsonNode file : draft.settings().findParents("datasetId")) {
        FileRef ref = new FileRef(file.path("datasetId").asText(), file.path("name").asText());
        content.add(digest(phase, ref, datasets, db));
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
      List<Object> content = new ArrayList<>();
      content.add(digest(phase, phase.draft().reference(), datasets, db));
      content.add(digest(phase, phase.draft().cases(), datasets, db));
      if (phase.draft().isExternal()) {
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

  private static String digest(Phase phase, FileRef file, Datasets datasets, Handle db) {
    return file == null ? null : datasets.sha256(phase.challengeId(), file, db).orElse(null);
  }
}
