package org.aceso.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.aceso.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Mass assignment: while a whole challenge goes on, each JSON body is first sent with every member
 * that its resource shows and the body may not have.
 */
final class ReadOnlyTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> WRONG = new ArrayList<>();
  private static final Map<String, Integer> TRIED = new TreeMap<>();
  private static final Map<String, Integer> SENT_BACK = new TreeMap<>();

  @BeforeAll
  static void walk() {
    Watcher assigner =
        new Watcher() {
          @Override
          public void before(Caller caller, Request request) {
            request.operation().ifPresent(op -> assign(op, caller.unwatched(), request));
          }

          @Override
          public void after(Caller caller, Request request, Reply reply) {
            if (request.method().equals("PATCH") && reply.status() == 200) {
              sendBack(caller.unwatched(), request);
            }
          }

          @Override
          public void saw(Reply reply) {}
        };
    new Walk(new World(TestServer.shared(), assigner), new ArrayList<>()).go();
  }

  @Test
  void readOnlyMember_isRefusedAndChangesNothing() {
    assertTrue(WRONG.isEmpty(), String.join("\n", WRONG));
  }

  @Test
  void everyWritableSchema_isTried() {
    Set<String> writable =
        Spec.OPERATIONS.stream()
            .filter(op -> !readOnly(op).isEmpty())
            .map(Spec.Op::id)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(writable, TRIED.keySet());
    assertTrue(TRIED.values().stream().mapToInt(Integer::intValue).sum() >= 40, TRIED.toString());
  }

  /** Reading, changing a member and sending all of it back is what clients do. */
  @Test
  void everyEdit_takesBackWhatWasRead() {
    assertEquals(
        Spec.OPERATIONS.stream()
            .filter(op -> op.method().equals("PATCH") && Examples.hasJsonBody(op))
            .map(Spec.Op::id)
            .collect(Collectors.toCollection(TreeSet::new)),
        SENT_BACK.keySet());
  }

  private static void assign(Spec.Op op, Caller caller, Request request) {
    Set<String> names = readOnly(op);
    if (names.isEmpty() || TRIED.containsKey(op.id())) {
      return;
    }
    JsonNode before = state(op, caller, request);
    for (String name : names) {
      ObjectNode body = object(request.text().isBlank() ? "{}" : request.text());
      body.set(name, other(before.path(name)));
      String type = Examples.ofRequest(op).get(0).mediaType();
      Reply reply = caller.send(request.body(type, body.toString()));
      List<String> pointers = reply.json().findValuesAsText("pointer");
      if (reply.status() != 422 || !pointers.contains("#/" + name)) {
        WRONG.add(name + " of " + op.id() + ": " + reply);
      }
      TRIED.merge(op.id(), 1, Integer::sum);
    }
    if (!state(op, caller, request).equals(before)) {
      WRONG.add(op.id() + " changed " + before);
    }
  }

  private static void sendBack(Caller caller, Request request) {
    Reply read = caller.get(request.path()).expect(200);
    ObjectNode body = object(request.text());
    Spec.Op op = request.operation().orElseThrow();
    readOnly(op).forEach(name -> body.set(name, read.json().path(name)));
    body.properties().removeIf(member -> member.getValue().isMissingNode());
    Request again =
        request.with("If-Match", read.header("ETag")).body(request.mediaType(), body.toString());
    Reply reply = caller.send(again).expect(200);
    // What counts edits goes on; what may be written, and which thing it is, stays.
    Set<String> counted = readOnly(op);
    counted.remove("id");
    assertEquals(lasting(read, counted), lasting(reply, counted), reply.toString());
    SENT_BACK.merge(op.id(), body.size(), Integer::sum);
  }

  /** Without what counts edits, and when something was declared. */
  private static JsonNode lasting(Reply reply, Set<String> counted) {
    ObjectNode left = object(reply.text()).remove(counted);
    left.findParents("declaredAt").forEach(one -> ((ObjectNode) one).remove("declaredAt"));
    return left;
  }

  /** What is at the path now; of an edit alone, as there is nothing before a creation. */
  private static JsonNode state(Spec.Op op, Caller caller, Request request) {
    return op.method().equals("PATCH")
        ? caller.get(request.path()).expect(200).json()
        : JsonNodeFactory.instance.missingNode();
  }

  private static JsonNode other(JsonNode value) {
    if (value.isNumber()) {
      return JsonNodeFactory.instance.numberNode(value.asLong() + 1);
    }
    if (value.isBoolean()) {
      return JsonNodeFactory.instance.booleanNode(!value.asBoolean());
    }
    String text = value.asText();
    return JsonNodeFactory.instance.textNode(
        text.length() == 30 ? Known.missing(text) : text + "x");
  }

  /** The members of an operation's successful answers that its body has not. */
  private static Set<String> readOnly(Spec.Op op) {
    Set<String> names = new TreeSet<>();
    if (Examples.hasJsonBody(op)) {
      for (String status : List.of("200", "201")) {
        String answer = Spec.resolve(op.pointer() + "/responses/" + status);
        names.addAll(members(answer + "/content/application~1json/schema"));
      }
      for (String type : List.of("application/json", "application/merge-patch+json")) {
        names.removeAll(
            members(op.pointer() + "/requestBody/content/" + Spec.escape(type) + "/schema"));
      }
    }
    return names;
  }

  private static Set<String> members(String schema) {
    Set<String> names = new TreeSet<>();
    Spec.ROOT.at(Spec.resolve(schema) + "/properties").fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static ObjectNode object(String json) {
    try {
      return (ObjectNode) JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(json, e);
    }
  }
}
