package org.aceso.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.aceso.http.RequestProblem;

/** Finds numbers such as 1e400, which are JSON and no number of any computer. */
final class FiniteNumbers {
  private FiniteNumbers() {}

  static void collect(String pointer, JsonNode node, List<RequestProblem> problems) {
    if (node.isNumber() && !Double.isFinite(node.doubleValue())) {
      problems.add(RequestProblem.member(pointer, "range", "is too large for a number"));
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      collect(pointer + "/" + i, node.get(i), problems);
    }
    for (var member : node.properties()) {
      collect(RequestProblem.pointer(pointer, member.getKey()), member.getValue(), problems);
    }
  }
}
