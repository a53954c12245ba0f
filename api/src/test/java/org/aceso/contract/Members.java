package org.aceso.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;

/** Finds members of a body that its schema does not name. */
final class Members {
  private Members() {}

  static Set<String> unwritten(Spec.Op op, Reply reply) {
    String response = Spec.resolve(op.pointer() + "/responses/" + reply.status());
    return unwritten(response + "/content/application~1json/schema", reply.json());
  }

  static Set<String> unwritten(String schema, JsonNode value) {
    Set<String> found = new TreeSet<>();
    collect(schema, value, found);
    return found;
  }

  private static void collect(String at, JsonNode value, Set<String> found) {
    String pointer = Spec.resolve(at);
    JsonNode schema = Spec.ROOT.at(pointer);
    if (value.isArray()) {
      value.forEach(item -> collect(pointer + "/items", item, found));
    } else if (value.isObject() && schema.has("properties")) {
      for (var member : value.properties()) {
        if (schema.get("properties").has(member.getKey())) {
          collect(pointer + "/properties/" + member.getKey(), member.getValue(), found);
        } else {
          found.add(pointer + " " + member.getKey());
        }
      }
    }
  }
}
