package org.aceso.phase;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aceso.http.Json;
import org.aceso.http.MergePatch;
import org.aceso.http.Refusal;
import org.aceso.http.RequestProblem;
import org.aceso.wire.NewPhase;

/** What a merge patch makes of a stated phase: its parts are patched, too, and must stay whole. */
final class PhasePatchJson {
  /** What a part needs if it is there, by its pointer; a patch may state any part of it. */
  private static final Map<String, List<String>> NEEDED =
      new TreeMap<>(
          Map.of(
              "/ranking", List.of("metric", "ties", "missing", "entry"),
              "/ranking/selection", List.of("most")));

  private PhasePatchJson() {}

  /**
   * The phase as it is stated then.
   *
   * @throws Refusal with every member that a part lacks
   */
  static NewPhase of(NewPhase stated, JsonNode patch) {
    JsonNode merged = MergePatch.apply(Json.MAPPER.valueToTree(stated), patch);
    List<RequestProblem> problems = new ArrayList<>();
    NEEDED.forEach((part, members) -> requireWhole(merged, part, members, problems));
    if (!problems.isEmpty()) {
      throw Refusal.invalid(problems);
    }
    return Json.MAPPER.convertValue(merged, NewPhase.class);
  }

  private static void requireWhole(
      JsonNode merged, String part, List<String> members, List<RequestProblem> problems) {
    JsonNode there = merged.at(part);
    for (String member : members) {
      if (there.isObject() && !there.has(member)) {
        problems.add(
            RequestProblem.member(
                "#" + part + "/" + member,
                "required",
                "is neither in the patch nor in the phase, and "
                    + part.substring(1)
                    + " needs it"));
      }
    }
  }
}
