package org.aceso.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Jdbi;

/**
 * Members that an edited resource shows and its patch cannot change. Clients that read, change and
 * send back send these, too: as they were read they are taken, otherwise they are refused. What was
 * read is asked of whoever handles the GET of the same path.
 */
final class ReadOnly {
  private final Jdbi jdbi;
  private final Map<String, Set<String>> names = new HashMap<>();
  private final Map<String, Handler> readers = new HashMap<>();

  ReadOnly(Contract contract, Jdbi jdbi) {
    this.jdbi = jdbi;
    contract.operations().values().stream()
        .filter(operation -> operation.method().equals("PATCH"))
        .forEach(operation -> names.put(operation.id(), contract.shownOnly(operation)));
  }

  /** Remembers who reads the resource of a path. */
  void read(Operation operation, Handler handler) {
    if (operation.isRead()) {
      readers.put(operation.path(), handler);
    }
  }

  /**
   * The body without read-only members.
   *
   * @param problems filled with those that differ from what is shown to the caller now
   */
  JsonNode setAside(Call call, JsonNode body, List<RequestProblem> problems) throws IOException {
    Set<String> sent = new TreeSet<>();
    body.fieldNames().forEachRemaining(sent::add);
    sent.retainAll(names.getOrDefault(call.operation().id(), Set.of()));
    Handler reader = readers.get(call.operation().path());
    if (sent.isEmpty() || reader == null || !(body instanceof ObjectNode object)) {
      return body;
    }
    JsonNode shown = shown(jdbi.withHandle(db -> reader.handle(call, db)));
    for (String name : sent) {
      JsonNode current = shown.path(name);
      boolean isSame =
          body.get(name).isNull() ? current.isMissingNode() : body.get(name).equals(current);
      if (!isSame) {
        problems.add(
            RequestProblem.member(
                "#/" + RequestCheck.escape(name),
                "read-only",
                "cannot be changed: send it as it was read, or leave it out"));
      }
    }
    return object.deepCopy().remove(sent);
  }

  /** As the caller read it: numbers included, which a record may hold in other types. */
  private static JsonNode shown(Answer answer) {
    return Json.parse(Json.text(answer.body()), JsonNode.class);
  }
}
