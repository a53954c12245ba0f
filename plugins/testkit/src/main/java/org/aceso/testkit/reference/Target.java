package org.aceso.testkit.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which of our numbers an expected one is compared with; names in braces are filled in.
 *
 * @param metric the key of a metric
 * @param caseId the case whose value it is; null for the value of the submission
 * @param part a part of the score; null for the score itself
 * @param row of the part: an index, or one of {@code rows}
 * @param column of the part: an index, or one of {@code columns}
 * @param rows what the rows are, in their order; may be empty
 * @param columns what the columns are, in their order; may be empty
 * @param times ours is multiplied with this, such as 100 where the reference states per cent
 * @param plus and then this is added
 * @param tolerance of the comparison
 */
record Target(
    String metric,
    String caseId,
    String part,
    String row,
    String column,
    List<String> rows,
    List<String> columns,
    double times,
    double plus,
    Tolerance tolerance) {

  /** From a metric's key or an object with the members above. */
  static Target read(JsonNode node, Tolerance tolerance) {
    JsonNode members =
        Members.of(
            node, "metric", "case", "part", "row", "column", "rows", "columns", "times", "plus");
    return new Target(
        node.isTextual() ? node.textValue() : Members.text(members, "metric"),
        members.path("case").asText(null),
        members.path("part").asText(null),
        members.path("row").asText("0"),
        members.path("column").asText("0"),
        texts(members.path("rows")),
        texts(members.path("columns")),
        members.path("times").asDouble(1),
        members.path("plus").asDouble(0),
        tolerance.or(members));
  }

  /** Our number for what a path captured, NaN when undefined. */
  double number(Scored scored, Map<String, String> captured) {
    String key = Template.fill(metric, captured);
    double ours;
    if (caseId != null) {
      ours = scored.ofCase(key, Template.fill(caseId, captured));
    } else if (part != null) {
      ours = scored.part(key, part, index(row, rows, captured), index(column, columns, captured));
    } else {
      ours = scored.value(key);
    }
    return ours * times + plus;
  }

  private static int index(String text, List<String> names, Map<String, String> captured) {
    String filled = Template.fill(text, captured);
    int named = names.indexOf(filled);
    if (named >= 0) {
      return named;
    }
    try {
      return Integer.parseInt(filled);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(filled + " is no index and none of the names " + names, e);
    }
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return List.copyOf(texts);
  }
}
