package org.aceso.runner.composite;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aceso.spi.Better;
import org.aceso.spi.Id;
import org.aceso.spi.MetricInfo;

/**
 * A weighted sum of metrics: Σ weight · ((value − from) / (to − from)), summed in the order of the
 * terms. Undefined when a term is.
 *
 * @param name what tells it from other composites of the phase: a lower-case word with {@code _}
 * @param title one line for people
 * @param better the direction
 * @param digits how many decimals a board shows, 0 to 15; 4 when absent
 * @param terms one or more, each of another metric
 */
public record Composite(
    String name, String title, Better better, Integer digits, List<Term> terms) {
  private static final String ID = "composite";
  private static final int STANDARD_DIGITS = 4;

  /**
   * What one metric adds.
   *
   * @param metric its key
   * @param weight other than 0; negative where a smaller value is better
   * @param from the value that counts 0, such as a baseline's; 0 when absent
   * @param to the value that counts 1; 1 when absent
   */
  public record Term(String metric, Double weight, Double from, Double to) {
    public Term {
      from = from == null ? 0.0 : from;
      to = to == null ? 1.0 : to;
    }

    double of(double value) {
      return weight * ((value - from) / (to - from));
    }
  }

  public Composite {
    digits = digits == null ? STANDARD_DIGITS : digits;
    terms = terms == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(terms));
  }

  /** Such as {@code composite@1[name=final]}. */
  public String key() {
    return keyOf(name);
  }

  static String keyOf(String name) {
    return Id.of(ID) + "[name=" + name + "]";
  }

  /**
   * What a reader must know of it; its bounds are those that the bounds of its terms allow.
   *
   * @param infos of its terms, in their order
   */
  MetricInfo info(List<MetricInfo> infos) {
    double least = 0;
    double most = 0;
    for (int i = 0; i < infos.size(); i++) {
      double one = terms.get(i).of(infos.get(i).least());
      double other = terms.get(i).of(infos.get(i).most());
      least += Math.min(one, other);
      most += Math.max(one, other);
    }
    return new MetricInfo(
        Id.of(ID), title, new TreeMap<>(Map.of("name", name)), better, least, most, "", digits);
  }
}
