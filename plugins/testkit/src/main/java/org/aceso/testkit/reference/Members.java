package org.aceso.testkit.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Set;

/** Reads the members of an object strictly: a misspelt one must not go unnoticed. */
final class Members {
  private static final Set<String> TOLERANCES = Set.of("relative", "absolute");

  private Members() {}

  /**
   * The object itself, or one without members in place of a text.
   *
   * @throws IllegalArgumentException when it has members other than these and tolerances
   */
  static JsonNode of(JsonNode node, String... allowed) {
    if (node.isTextual()) {
      return JsonNodeFactory.instance.objectNode();
    }
    Set<String> names = Set.of(allowed);
    node.properties()
        .forEach(
            member -> {
              if (!names.contains(member.getKey()) && !TOLERANCES.contains(member.getKey())) {
                throw new IllegalArgumentException("there is no member " + member.getKey());
              }
            });
    return node;
  }

  /**
   * A member that must be there.
   *
   * @throws IllegalArgumentException when it is missing or no text
   */
  static String text(JsonNode node, String name) {
    if (!node.path(name).isTextual()) {
      throw new IllegalArgumentException("the text " + name + " is missing in " + node);
    }
    return node.path(name).textValue();
  }
}
