package org.aceso.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Samples by workload and by what was loaded, one a round, in the order of measurement. */
final class Results {
  static final String SERVER = "Aceso";
  static final String BARE = "bare Javalin";
  static final String SQL = "same SQL in pgbench";
  static final String ONE_THREAD = "evaluator alone, one thread";

  private final Map<String, Map<String, List<Sample>>> samples = new LinkedHashMap<>();

  void add(String workload, String target, Sample sample) {
    samples
        .computeIfAbsent(workload, key -> new LinkedHashMap<>())
        .computeIfAbsent(target, key -> new ArrayList<>())
        .add(sample);
  }

  Map<String, Map<String, List<Sample>>> all() {
    return samples;
  }
}
