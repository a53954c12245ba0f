package org.aceso.testkit.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A value at the end of a path of an expected file.
 *
 * @param path see {@link PathPattern}
 * @param value a number, text, truth value or null
 */
record Leaf(String path, JsonNode value) {
  private static final Set<String> UNDEFINED = Set.of("NaN", "undefined");
  private static final Set<String> INFINITE = Set.of("Infinity", "-Infinity");

  /** All of a document, in its order; {@code prefix} is empty or ends with a slash. */
  static List<Leaf> of(String prefix, JsonNode document) {
    List<Leaf> leaves = new ArrayList<>();
    collect(prefix, document, leaves);
    return leaves;
  }

  private static void collect(String prefix, JsonNode node, List<Leaf> leaves) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              member ->
                  collect(
                      prefix + PathPattern.escaped(member.getKey()) + "/",
                      member.getValue(),
                      leaves));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collect(prefix + i + "/", node.get(i), leaves);
      }
    } else {
      leaves.add(new Leaf(prefix.replaceFirst("/$", ""), node));
    }
  }

  /** Whether it is a number, or says that there is none: something has to account for it. */
  boolean isValue() {
    return value.isNumber()
        || value.isNull()
        || UNDEFINED.contains(value.asText())
        || INFINITE.contains(value.asText());
  }

  /** The number, NaN for undefined. */
  double number() {
    if (value.isNumber()) {
      return value.doubleValue();
    }
    return INFINITE.contains(value.asText()) ? Double.parseDouble(value.asText()) : Double.NaN;
  }
}
