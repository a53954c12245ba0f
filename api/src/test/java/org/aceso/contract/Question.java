package org.aceso.contract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The two types that come with the server, each with six cases. */
enum Question {
  ORDINAL(
      "ordinal-classification@1",
      "expected_cost@1",
      "filename,0,1,2,3",
      List.of("S1.tif", "S2.tif", "S3.tif", "S4.tif", "S5.tif", "S6.tif"),
      List.of("0,0,0,1", "0,0,1,0", "0,1,0,0", "1,0,0,0", "0,0,1,0", "0,0,0,1"),
      "filename,0,1,2,3",
      List.of("0,0,0,1", "0,0,1,0", "0,0,1,0", "1,0,0,0", "0,1,0,0", "0,0,0,1")),
  RISK(
      "binary-risk@1",
      "auroc@1",
      "id,label",
      List.of("P1", "P2", "P3", "P4", "P5", "P6"),
      List.of("1", "0", "1", "0", "0", "1"),
      "id,probability",
      List.of("0.9", "0.2", "0.3", "0.4", "0.125", "0.75"));

  private final String type;
  private final String metric;
  private final String truthHeader;
  private final List<String> cases;
  private final List<String> truth;
  private final String header;
  private final List<String> prediction;

  Question(
      String type,
      String metric,
      String truthHeader,
      List<String> cases,
      List<String> truth,
      String header,
      List<String> prediction) {
    this.type = type;
    this.metric = metric;
    this.truthHeader = truthHeader;
    this.cases = cases;
    this.truth = truth;
    this.header = header;
    this.prediction = prediction;
  }

  String type() {
    return type;
  }

  Map<String, Object> ranking() {
    return Map.of(
        "metric",
        metric,
        "ties",
        "SHARED",
        "missing",
        "UNRANKED",
        "entry",
        "BEST",
        "replicates",
        50,
        "selection",
        Map.of("most", 2));
  }

  String truth() {
    return table(truthHeader, truth);
  }

  /** The case list that the truth proposes. */
  String cases() {
    return "case\n" + String.join("\n", cases) + "\n";
  }

  /** Another truth of the same cases. */
  String otherTruth() {
    List<String> turned = new ArrayList<>(truth);
    Collections.reverse(turned);
    return table(truthHeader, turned);
  }

  /** A valid submission that is right in most cases. */
  String prediction() {
    return table(header, prediction);
  }

  private String table(String head, List<String> values) {
    StringBuilder csv = new StringBuilder(head).append('\n');
    for (int i = 0; i < cases.size(); i++) {
      csv.append(cases.get(i)).append(',').append(values.get(i)).append('\n');
    }
    return csv.toString();
  }
}
