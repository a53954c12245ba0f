package org.aceso.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Rules that every operation of the contract keeps, those of tomorrow too. */
final class RulesTest {
  /** What tells the time or the state of the process is never the same twice. */
  static final Set<String> UNTAGGED =
      Set.of("getMeta", "getHealth", "getReadiness", "exportMe", "exportPerson");

  /** What somebody reads, changes and writes back. */
  private static final Set<String> EDITED =
      Set.of(
          "/v1/challenges/{challengeId}",
          "/v1/phases/{phaseId}",
          "/v1/datasets/{datasetId}",
          "/v1/teams/{teamId}");

  /** They create a membership, although their answer shows the team. */
  private static final Set<String> ALSO_CREATING = Set.of("acceptInvitation");

  @Test
  void creatingPosts_takeAnIdempotencyKey() {
    assertNone(
        op ->
            op.method().equals("POST")
                && (responses(op).contains("201") || ALSO_CREATING.contains(op.id()))
                && !declares(op, "Idempotency-Key"));
  }

  @Test
  void edits_nameTheVersionThatTheyChange() {
    Predicate<Spec.Op> edits =
        op -> EDITED.contains(op.path()) && Set.of("PUT", "PATCH", "DELETE").contains(op.method());
    assertTrue(Spec.OPERATIONS.stream().filter(edits).count() >= 2);
    assertNone(
        op ->
            edits.test(op)
                && !(declares(op, "If-Match") && responses(op).containsAll(List.of("412", "428"))));
  }

  @Test
  void reads_mayBeAnsweredThatNothingChanged() {
    assertNone(
        op ->
            op.method().equals("GET")
                && !UNTAGGED.contains(op.id())
                && !responses(op).contains("304"));
  }

  @Test
  void lists_areCalledLists() {
    for (Spec.Op op : Spec.OPERATIONS) {
      if (op.method().equals("GET")) {
        String response = Spec.resolve(op.pointer() + "/responses/200");
        String schema = Spec.resolve(response + "/content/application~1json/schema");
        boolean isList = Spec.ROOT.at(schema + "/properties/items").isObject();
        assertEquals(isList, op.id().startsWith("list"), op.id());
      }
    }
  }

  @Test
  void everyOperation_documentsWhateverProblemThereMayBe() {
    assertNone(op -> !responses(op).contains("default"));
  }

  private static void assertNone(Predicate<Spec.Op> wrong) {
    assertEquals(
        Set.of(),
        Spec.OPERATIONS.stream()
            .filter(wrong)
            .map(Spec.Op::id)
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static boolean declares(Spec.Op op, String header) {
    return Spec.parameters(op, "header").stream().anyMatch(one -> one.name().equals(header));
  }

  private static Collection<String> responses(Spec.Op op) {
    List<String> statuses = new ArrayList<>();
    op.node().path("responses").fieldNames().forEachRemaining(statuses::add);
    return statuses;
  }
}
