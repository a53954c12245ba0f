package org.aceso.runner.child;

import com.fasterxml.jackson.databind.JsonNode;
import org.aceso.runner.Fault;
import org.aceso.runner.host.PluginException;

/**
 * What a child answers: one of the three.
 *
 * @param answer the answer, or null
 * @param fault whose fault it is that there is none, or null
 * @param refused why the jar cannot be used, or null
 * @param message about the fault or the refusal; empty with an answer
 */
record Response(JsonNode answer, Fault fault, PluginException.Reason refused, String message) {

  static Response answer(JsonNode answer) {
    return new Response(answer, null, null, "");
  }

  static Response fault(Fault fault, String message) {
    return new Response(null, fault, null, message);
  }

  static Response refused(PluginException refused) {
    return new Response(null, null, refused.reason(), refused.getMessage());
  }
}
