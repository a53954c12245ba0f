package org.aceso.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javalin.Javalin;
import io.javalin.router.ParsedEndpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.aceso.trace.Traces;
import org.junit.jupiter.api.Test;

final class ApiTest {
  private final Contract contract = Contract.load();
  private final Api api =
      new Api(
          contract,
          null,
          null,
          null,
          null,
          null,
          null,
          new byte[32],
          new Edge(
              null,
              () -> Instant.EPOCH,
              new PublicUrl(""),
              new Origins(Set.of()),
              new Patience(
                  Duration.ofSeconds(30),
                  Duration.ofSeconds(60),
                  1024,
                  Duration.ofSeconds(20),
                  8,
                  100,
                  Duration.ofSeconds(1)),
              (operation, status, took) -> {},
              Traces.off()));

  @Test
  void router_servesTheOperationsOfTheContractTheirHeadsAndOptions() {
    contract.operations().keySet().forEach(id -> api.alone(id, call -> Answer.noContent()));
    Set<String> wanted = new TreeSet<>();
    for (Operation operation : contract.operations().values()) {
      wanted.add(operation.method() + " " + operation.path());
      wanted.add("OPTIONS " + operation.path());
      if (operation.isRead()) {
        wanted.add("HEAD " + operation.path());
      }
    }
    Javalin javalin = api.start("127.0.0.1", 0);
    try {
      assertEquals(
          wanted,
          javalin.unsafe.internalRouter.allHttpHandlers().stream()
              .map(ApiTest::name)
              .filter(name -> !name.startsWith("BEFORE "))
              .collect(Collectors.toCollection(TreeSet::new)));
    } finally {
      javalin.stop();
    }
  }

  @Test
  void start_isRefusedWhileAnOperationHasNoHandler() {
    contract.operations().keySet().stream()
        .filter(id -> !id.equals("getMeta"))
        .forEach(id -> api.alone(id, call -> Answer.noContent()));
    String message =
        assertThrows(IllegalStateException.class, () -> api.start("127.0.0.1", 0)).getMessage();
    assertTrue(message.contains("[getMeta]"), message);
  }

  @Test
  void handler_ofAnOperationThatIsNotWritten_isRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> api.alone("getSecrets", call -> Answer.noContent()));
  }

  private static String name(ParsedEndpoint parsed) {
    return parsed.endpoint.method + " " + parsed.endpoint.path;
  }
}
