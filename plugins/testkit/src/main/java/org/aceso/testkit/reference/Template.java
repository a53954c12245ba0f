package org.aceso.testkit.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;

/** Puts what a path captured in place of its names in braces; other braces stay. */
final class Template {
  private Template() {}

  static String fill(String text, Map<String, String> captured) {
    String filled = text;
    for (Map.Entry<String, String> name : captured.entrySet()) {
      filled = filled.replace("{" + name.getKey() + "}", name.getValue());
    }
    return filled;
  }

  static JsonNode fill(JsonNode node, Map<String, String> captured) {
    if (node.isTextual()) {
      return TextNode.valueOf(fill(node.textValue(), captured));
    }
    if (node.isArray()) {
      ArrayNode filled = JsonNodeFactory.instance.arrayNode();
      node.forEach(element -> filled.add(fill(element, captured)));
      return filled;
    }
    if (node.isObject()) {
      ObjectNode filled = JsonNodeFactory.instance.objectNode();
      node.properties()
          .forEach(member -> filled.set(member.getKey(), fill(member.getValue(), captured)));
      return filled;
    }
    return node;
  }
}
