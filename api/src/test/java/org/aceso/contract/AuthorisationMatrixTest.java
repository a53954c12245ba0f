package org.aceso.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.aceso.TestServer;
import org.aceso.access.Permission;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every operation as every kind of caller. What the table of permissions says is what happens, and
 * the whole matrix stands in a file that a person can read.
 */
final class AuthorisationMatrixTest {
  private static final Path FILE = Path.of("AUTHORISATION.md");
  private static final Set<Integer> REFUSED = Set.of(401, 403, 404);

  /** Operation and caller by operation: the status of the answer. */
  private static final Map<String, Map<String, Integer>> MATRIX = new TreeMap<>();

  private static final List<String> SURPRISES = new ArrayList<>();

  private static TestServer server;

  @BeforeAll
  static void askEverything() {
    server = TestServer.start(Map.of());
    Cast cast = new Cast(new World(server, reply -> {}));
    for (Spec.Op op : MatrixOrder.of(Spec.OPERATIONS)) {
      Map<String, Integer> row = new LinkedHashMap<>();
      cast.figures().forEach((name, figure) -> row.put(name, ask(cast, op, name, figure)));
      MATRIX.put(op.id(), row);
    }
  }

  private static int ask(Cast cast, Spec.Op op, String name, Cast.Figure figure) {
    MatrixOrder.renew(op, cast);
    Permission needed = Permission.named(op.node().get("x-requires").asText());
    Reply reply = figure.caller().send(Requests.valid(op, cast.ids()));
    boolean allowed = needed.isHeldBy(figure.roles(needed.of()));
    if (allowed == REFUSED.contains(reply.status()) && !MatrixOrder.isExplained(op, name)) {
      SURPRISES.add(op.id() + " as " + name + ": " + reply);
    }
    return reply.status();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void everyAnswer_isWhatTheTableOfPermissionsSays() {
    assertEquals(List.of(), SURPRISES);
  }

  /** Of a challenge that is a draft and of everything in it, and of what is another's. */
  @Test
  void whatIsHidden_answersLikeWhatIsNotThere() {
    Cast cast = new Cast(new World(server, reply -> {}));
    Map<String, String> hidden = cast.hidden();
    Map<String, String> missing = new TreeMap<>(hidden);
    missing.replaceAll((name, id) -> id.contains("_") ? Known.missing(id.substring(0, 3)) : id);
    for (String name :
        List.of(
            "anonymous",
            "stranger",
            "captain",
            "dpo",
            "other's organiser",
            "other platform",
            "other platform's user")) {
      Caller caller = cast.figures().get(name).caller();
      for (Spec.Op op : Spec.OPERATIONS) {
        if (op.parameters() > 0) {
          String there = answer(caller, op, hidden);
          assertEquals(answer(caller, op, missing), there, op.id() + " as " + name);
        }
      }
    }
  }

  /** Status, headers that could tell, and body without the id of the request. */
  private static String answer(Caller caller, Spec.Op op, Map<String, String> ids) {
    Reply reply = caller.send(Requests.valid(op, ids));
    String body = reply.text().replaceAll("req_[0-9a-z]{26}", "");
    for (String id : ids.values()) {
      body = body.replace(id, "");
    }
    return reply.status() + " " + reply.header("ETag") + " " + reply.header("Allow") + " " + body;
  }

  @Test
  void nobodyWithoutACredential_isAnsweredMoreThanTheOpenOperations() {
    MATRIX.forEach(
        (id, row) -> {
          boolean open = Spec.operation(id).node().at("/security/0").isEmpty();
          assertEquals(!open, row.get("anonymous") == 401, id);
        });
  }

  @Test
  void matrix_standsInAFileThatAPersonCanRead() throws IOException {
    String matrix = MatrixFile.text(MATRIX);
    if (!Files.exists(FILE) || !Files.readString(FILE).equals(matrix)) {
      Path proposal = Files.writeString(Path.of("target", "AUTHORISATION.md"), matrix);
      assertTrue(false, "the matrix changed: read " + proposal + " and put it in api/");
    }
  }
}
