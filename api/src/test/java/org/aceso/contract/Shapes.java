package org.aceso.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;

/** Makes values from the contract's schemas: most fit, some stand just beyond a bound. */
final class Shapes {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int DEEP = 6;
  private static final List<String> INSTANTS =
      List.of(
          "2020-01-01T00:00:00Z",
          "2098-12-31T23:59:59Z",
          "2026-03-29T02:30:00+01:00",
          "2026-01-01T00:00:00.000001Z",
          "0001-01-01T00:00:00Z",
          "9999-12-31T23:59:59.999999999Z");

  private final Chance chance;
  private final Known known;

  Shapes(Chance chance, Known known) {
    this.chance = chance;
    this.known = known;
  }

  /**
   * A value for the schema at a pointer.
   *
   * @param name of the member or parameter that it is for
   */
  JsonNode some(String pointer, String name) {
    return some(pointer, name, 0);
  }

  private JsonNode some(String at, String name, int depth) {
    String pointer = Spec.resolve(at);
    JsonNode schema = Spec.ROOT.at(pointer);
    if (schema.has("enum")) {
      return schema.get("enum").get(chance.below(schema.get("enum").size()));
    }
    for (String ways : List.of("oneOf", "anyOf", "allOf")) {
      if (schema.has(ways)) {
        int way = chance.below(schema.get(ways).size());
        return some(pointer + "/" + ways + "/" + way, name, depth + 1);
      }
    }
    return switch (type(schema)) {
      case "object" -> object(pointer, schema, depth);
      case "array" -> array(pointer, schema, name, depth);
      case "integer" -> LongNode.valueOf(whole(schema));
      case "number" -> DoubleNode.valueOf(whole(schema) / 8.0);
      case "boolean" -> JSON.booleanNode(chance.oneIn(2));
      case "null" -> JSON.nullNode();
      default -> TextNode.valueOf(text(schema, name));
    };
  }

  private String type(JsonNode schema) {
    JsonNode type = schema.path("type");
    if (type.isArray()) {
      return type.get(chance.below(type.size())).asText();
    }
    return type.asText(schema.has("properties") ? "object" : "string");
  }

  private JsonNode object(String pointer, JsonNode schema, int depth) {
    ObjectNode object = JSON.objectNode();
    List<String> required = new ArrayList<>();
    schema.path("required").forEach(one -> required.add(one.asText()));
    for (var property : schema.path("properties").properties()) {
      String name = property.getKey();
      if (required.contains(name) || (depth < DEEP && chance.oneIn(2))) {
        object.set(name, some(pointer + "/properties/" + Spec.escape(name), name, depth + 1));
      }
    }
    if (schema.path("additionalProperties").isObject() && chance.oneIn(2)) {
      object.set(chance.of(Odd.TEXTS), some(pointer + "/additionalProperties", "", depth + 1));
    }
    return object;
  }

  private JsonNode array(String pointer, JsonNode schema, String name, int depth) {
    ArrayNode array = JSON.arrayNode();
    int least = schema.path("minItems").asInt(0);
    int most = Math.min(schema.path("maxItems").asInt(least + 3), least + 3);
    int size = chance.oneIn(8) ? most + 1 : least + chance.below(most - least + 1);
    for (int i = 0; i < size && depth < DEEP; i++) {
      array.add(some(pointer + "/items", name, depth + 1));
    }
    return array;
  }

  private long whole(JsonNode schema) {
    long least = schema.path("minimum").asLong(-3);
    long most = schema.path("maximum").asLong(Math.max(least, 1_000));
    return switch (chance.below(8)) {
      case 0 -> least - 1;
      case 1 -> most + 1;
      case 2, 3 -> least;
      case 4 -> most;
      default -> least + chance.below((int) Math.min(most - least + 1, 1_000));
    };
  }

  private String text(JsonNode schema, String name) {
    if (schema.path("format").asText().startsWith("date")) {
      return chance.of(INSTANTS);
    }
    if (schema.path("pattern").asText().startsWith("^[a-z]{3}_")) {
      return chance.oneIn(8) ? known.any() : known.one(Known.kind(name));
    }
    if (schema.has("examples") && !chance.oneIn(4)) {
      return schema.get("examples").get(0).asText();
    }
    int least = schema.path("minLength").asInt(0);
    int most = schema.path("maxLength").asInt(300);
    return switch (chance.below(6)) {
      case 0 -> "x".repeat(most);
      case 1 -> "x".repeat(most + 1);
      case 2 -> "\ud83e\uddec".repeat(most / 2);
      case 3 -> chance.of(Odd.TEXTS);
      default -> "x".repeat(Math.max(least, 1)) + chance.below(1_000_000);
    };
  }
}
