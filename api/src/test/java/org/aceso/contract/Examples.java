package org.aceso.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The examples of the contract. */
final class Examples {
  private Examples() {}

  /**
   * One example.
   *
   * @param at where it stands, for messages
   * @param schema the pointer of the schema that it must fit
   * @param mediaType of the body
   */
  record Example(String at, String schema, String mediaType, JsonNode value) {}

  /** The examples of a request's JSON body. */
  static List<Example> ofRequest(Spec.Op op) {
    return of(op.pointer() + "/requestBody/content");
  }

  /** The examples of all responses of an operation. */
  static List<Example> ofResponses(Spec.Op op) {
    List<Example> all = new ArrayList<>();
    op.node()
        .path("responses")
        .fieldNames()
        .forEachRemaining(
            status ->
                all.addAll(of(Spec.resolve(op.pointer() + "/responses/" + status) + "/content")));
    return all;
  }

  static boolean hasJsonBody(Spec.Op op) {
    List<String> types = new ArrayList<>();
    op.node().at("/requestBody/content").fieldNames().forEachRemaining(types::add);
    return types.stream().anyMatch(type -> type.endsWith("json"));
  }

  private static List<Example> of(String content) {
    List<Example> all = new ArrayList<>();
    Spec.ROOT
        .at(content)
        .fieldNames()
        .forEachRemaining(
            type -> {
              String media = content + "/" + Spec.escape(type);
              Spec.ROOT
                  .at(media + "/examples")
                  .fieldNames()
                  .forEachRemaining(
                      name -> {
                        String at = Spec.resolve(media + "/examples/" + Spec.escape(name));
                        JsonNode value = Spec.ROOT.at(at).path("value");
                        all.add(new Example(at, media + "/schema", type, value));
                      });
            });
    return all;
  }
}
