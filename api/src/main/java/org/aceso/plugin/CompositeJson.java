package org.aceso.plugin;

import java.util.Arrays;
import java.util.List;
import org.aceso.http.Json;
import org.aceso.http.Refusal;
import org.aceso.http.RequestProblem;
import org.aceso.runner.composite.Composite;
import org.aceso.runner.composite.CompositeCheck;

/** Composites on the wire. */
public final class CompositeJson {
  private CompositeJson() {}

  /** Those that were stated, none where nothing was. */
  public static List<Composite> read(List<org.aceso.wire.Composite> stated) {
    return stated == null
        ? List.of()
        : List.of(Json.MAPPER.convertValue(stated, Composite[].class));
  }

  public static List<org.aceso.wire.Composite> wire(List<Composite> composites) {
    return Arrays.asList(Json.MAPPER.convertValue(composites, org.aceso.wire.Composite[].class));
  }

  /** The same, null when there are none. */
  public static List<org.aceso.wire.Composite> orAbsent(List<Composite> composites) {
    return composites.isEmpty() ? null : wire(composites);
  }

  /** What is wrong with the composites of a request, whatever a type computes. */
  public static List<RequestProblem> problems(List<Composite> composites) {
    return CompositeCheck.of(composites).stream()
        .map(
            problem ->
                RequestProblem.member(
                    "#/composites/" + problem.path(), problem.code(), problem.message()))
        .toList();
  }

  /**
   * Refuses composites that cannot be computed; null is none.
   *
   * @throws Refusal with all that is wrong
   */
  public static void requireSense(List<Composite> composites) {
    List<RequestProblem> problems = composites == null ? List.of() : problems(composites);
    if (!problems.isEmpty()) {
      throw Refusal.invalid(problems);
    }
  }
}
