package org.aceso.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aceso.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each reply of a whole challenge fits what is written about it; {@link Caller} checks each. */
final class ResponsesFitContractTest {
  private static Map<String, List<Reply>> successes;

  @BeforeAll
  static void walk() {
    List<Reply> seen = Collections.synchronizedList(new ArrayList<>());
    successes = new Walk(new World(TestServer.shared(), seen::add), seen).go();
  }

  static Stream<Examples.Example> examples() {
    return Spec.OPERATIONS.stream().flatMap(op -> Examples.ofResponses(op).stream()).distinct();
  }

  @Test
  void everyOperation_succeededOnce() {
    Set<String> missing =
        Spec.OPERATIONS.stream().map(Spec.Op::id).collect(Collectors.toCollection(TreeSet::new));
    missing.removeAll(successes.keySet());
    assertEquals(Set.of(), missing);
  }

  /** A schema that allows more members than it names could hide a member that nobody wrote down. */
  @Test
  void members_areAllWrittenDown() {
    Set<String> unwritten = new TreeSet<>();
    successes.forEach(
        (id, replies) -> {
          for (Reply reply : replies) {
            if (reply.mediaType().equals("application/json")) {
              Members.unwritten(Spec.operation(id), reply).forEach(unwritten::add);
            }
          }
        });
    assertEquals(Set.of(), unwritten);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void responseExample_fitsItsSchema(Examples.Example example) {
    assertEquals(List.of(), Spec.problems(example.schema(), example.value()), example.at());
    assertEquals(Set.of(), Members.unwritten(example.schema(), example.value()));
  }

  @Test
  void invalidRequest_hasAResponseExample() {
    assertTrue(examples().anyMatch(example -> example.at().endsWith("/InvalidRequest")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "getChallenge",
        "openRegistration",
        "getPhase",
        "openPhase",
        "getSubmission",
        "createSubmission",
        "getEvaluation",
        "getLeaderboard",
        "createChallenge"
      })
  void mainResource_hasAResponseExample(String id) {
    assertTrue(!Examples.ofResponses(Spec.operation(id)).isEmpty(), id);
  }
}
