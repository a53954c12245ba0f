package org.aceso.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Rules that every operation of the contract keeps, those of tomorrow too. */
final class RulesTest {
  /** What tells the time or the state of the process is never the same twice. */
  static final Set<String> UNTAGGED =
      Set.of("getMeta", "getHealth", "getReadiness", "exportMe", "exportPerson", "getUpload");

  private static final Set<String> CHANGING = Set.of("PUT", "PATCH", "DELETE");

  /** Edits that name no version, and why none can be lost by it. */
  private static final Map<String, String> UNCONDITIONAL =
      Map.ofEntries(
          Map.entry("grantRole", "whoever has the role has it: there is nothing to overwrite"),
          Map.entry("revokeRole", "the same"),
          Map.entry("grantInstallationRole", "the same"),
          Map.entry("revokeInstallationRole", "the same"),
          Map.entry("hostChallenge", "a platform hosts or not: there is nothing to overwrite"),
          Map.entry("unhostChallenge", "the same"),
          Map.entry("markBaseline", "a baseline is one or not: there is nothing to overwrite"),
          Map.entry("unmarkBaseline", "the same"),
          Map.entry("verifySubmission", "who verified last, and what they noted, is what counts"),
          Map.entry("unverifySubmission", "the same"),
          Map.entry("removeMember", "a membership has no members that could have changed"),
          Map.entry("revokeInvitation", "an invitation ends once, and never changes before"),
          Map.entry("revokePlatformToken", "a token ends once, and never changes before"),
          Map.entry("revokeToken", "the same"),
          Map.entry(
              "appendToUpload",
              "Upload-Offset says what the part follows, and only one part can follow it"),
          Map.entry("deleteUpload", "an upload has nothing that others edit"));

  /** A platform tells anew how it calls its user, as often as it likes; nobody else writes that. */
  private static final Set<String> OF_ONE_WRITER = Set.of("putPlatformUser");

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
    Predicate<Spec.Op> isBare =
        op ->
            CHANGING.contains(op.method())
                && !(declares(op, "If-Match") && responses(op).containsAll(List.of("412", "428")));
    Set<String> reasoned = new TreeSet<>(UNCONDITIONAL.keySet());
    reasoned.addAll(OF_ONE_WRITER);
    assertEquals(reasoned, ids(isBare));
  }

  /** Else a client could not know what to send as If-Match. */
  @Test
  void whatIsEditedByVersion_tellsItsVersionWhereItIsRead() {
    Set<String> tagged = new TreeSet<>();
    Spec.OPERATIONS.stream().filter(op -> isSingleRead(op)).forEach(op -> tagged.add(op.path()));
    assertNone(
        op ->
            CHANGING.contains(op.method())
                && declares(op, "If-Match")
                && !tagged.contains(op.path()));
  }

  @Test
  void reads_mayBeAnsweredThatNothingChanged() {
    assertNone(
        op ->
            op.method().equals("GET")
                && !UNTAGGED.contains(op.id())
                && !responses(op).contains("304"));
  }

  /** Every reply of the tests is held against what is declared here. */
  @Test
  void readsOfOneThing_declareItsETag() {
    assertNone(op -> isSingleRead(op) && !UNTAGGED.contains(op.id()) && !tells(op, "ETag"));
    assertEquals(UNTAGGED, ids(op -> UNTAGGED.contains(op.id()) && !tells(op, "ETag")));
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
    assertEquals(Set.of(), ids(wrong));
  }

  private static Set<String> ids(Predicate<Spec.Op> which) {
    return Spec.OPERATIONS.stream()
        .filter(which)
        .map(Spec.Op::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isSingleRead(Spec.Op op) {
    return op.method().equals("GET") && !op.id().startsWith("list");
  }

  private static boolean tells(Spec.Op op, String header) {
    String response = Spec.resolve(op.pointer() + "/responses/200");
    return Spec.ROOT.at(response + "/headers").has(header);
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
