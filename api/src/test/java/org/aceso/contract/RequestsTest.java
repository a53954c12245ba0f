package org.aceso.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is made out of the contract is taken by the server, as far as form goes. */
final class RequestsTest {
  private static final World WORLD = World.shared();
  private static final Caller PERSON = WORLD.person(scopes());
  private static final Set<Integer> OF_FORM = Set.of(400, 405, 406, 411, 413, 414, 415, 428, 431);

  static List<Spec.Op> operations() {
    return Spec.OPERATIONS;
  }

  private static List<String> scopes() {
    return Spec.ROOT
        .at("/components/schemas/Scope/enum")
        .valueStream()
        .map(one -> one.asText())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void validRequest_isNotRefusedForItsForm(Spec.Op op) {
    Request request = Requests.valid(op, Map.of());
    assertEquals(Optional.empty(), Verdict.refusal(request));
    Reply reply = PERSON.send(request);
    assertFalse(OF_FORM.contains(reply.status()) || reply.status() >= 500, reply.toString());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void validRequest_goesWhereItsIdsSay(Spec.Op op) {
    String id = "zzz_0123456789abcdefghjkmnpqrs";
    for (Spec.Parameter parameter : Spec.parameters(op, "path")) {
      Request request = Requests.valid(op, Map.of(parameter.name(), id));
      assertTrue(request.path().contains(id), request.path());
      assertEquals(op, request.operation().orElseThrow());
    }
  }
}
