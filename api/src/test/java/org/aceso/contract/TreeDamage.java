package org.aceso.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Changes a JSON body in one place. */
final class TreeDamage {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final ObjectMapper ASCII =
      JsonMapper.builder()
          .enable(com.fasterxml.jackson.core.json.JsonWriteFeature.ESCAPE_NON_ASCII)
          .build();

  private final Chance chance;
  private final Known known;
  private final Shapes shapes;

  TreeDamage(Chance chance, Known known, Shapes shapes) {
    this.chance = chance;
    this.known = known;
    this.shapes = shapes;
  }

  /** Where a value stands: a member of an object, or an item of an array. */
  private record Place(JsonNode parent, String name, int index) {
    JsonNode value() {
      return parent.isObject() ? parent.get(name) : parent.get(index);
    }

    void put(JsonNode value) {
      if (parent instanceof ObjectNode object) {
        object.set(name, value);
      } else if (parent instanceof ArrayNode array) {
        array.set(index, value);
      }
    }

    void remove() {
      if (parent instanceof ObjectNode object) {
        object.remove(name);
      } else if (parent instanceof ArrayNode array) {
        array.remove(index);
      }
    }
  }

  /**
   * The body with one change.
   *
   * @param schema the pointer of its schema
   */
  String damaged(String schema, JsonNode body) {
    JsonNode tree = body.deepCopy();
    List<Place> places = new ArrayList<>();
    collect(tree, places);
    if (places.isEmpty() || chance.oneIn(12)) {
      return written(chance.oneIn(3) ? raw(chance.of(Odd.VALUES)) : shapes.some(schema, ""));
    }
    Place place = chance.of(places);
    switch (chance.below(12)) {
      case 0 -> place.remove();
      case 1 -> place.put(JsonNodeFactory.instance.nullNode());
      case 2 -> place.put(raw(chance.of(Odd.NUMBERS)));
      case 3 -> place.put(raw(chance.of(Odd.VALUES)));
      case 4, 5 -> place.put(JsonNodeFactory.instance.textNode(chance.of(Odd.TEXTS)));
      case 6 -> addMember(tree);
      case 7 -> {
        return twice(tree);
      }
      case 8 -> place.put(JsonNodeFactory.instance.textNode(known.any()));
      case 9 -> place.put(JsonNodeFactory.instance.textNode(place.value().asText() + "x"));
      default -> fitting(schema, tree);
    }
    return written(tree);
  }

  /** Another value for a member that the schema names. */
  private void fitting(String at, JsonNode tree) {
    String schema = Spec.resolve(at);
    List<String> names = new ArrayList<>();
    Spec.ROOT.at(schema + "/properties").fieldNames().forEachRemaining(names::add);
    if (tree instanceof ObjectNode object && !names.isEmpty()) {
      String name = chance.of(names);
      object.set(name, shapes.some(schema + "/properties/" + Spec.escape(name), name));
    }
  }

  private void addMember(JsonNode tree) {
    if (tree instanceof ObjectNode object) {
      String name = chance.of(List.of("id", "state", "role", "$ref", "x", "", "a/b~c", "\ud800"));
      object.put(name, 1);
    }
  }

  private static String twice(JsonNode tree) {
    Optional<String> first =
        Optional.of(tree.fieldNames()).filter(names -> names.hasNext()).map(names -> names.next());
    String text = tree.toString();
    return first
        .map(name -> "{\"" + name + "\":" + tree.get(name) + "," + text.substring(1))
        .orElse(text);
  }

  private String written(JsonNode tree) {
    try {
      return (chance.oneIn(2) ? ASCII : JSON).writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode raw(String json) {
    return new POJONode(new RawValue(json));
  }

  private static void collect(JsonNode node, List<Place> places) {
    for (var member : node.properties()) {
      places.add(new Place(node, member.getKey(), 0));
      collect(member.getValue(), places);
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      places.add(new Place(node, "", i));
      collect(node.get(i), places);
    }
  }
}
