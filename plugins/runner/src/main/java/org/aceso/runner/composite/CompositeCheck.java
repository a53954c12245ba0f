package org.aceso.runner.composite;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds everything that keeps composites from being computed. */
public final class CompositeCheck {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");
  private static final double MOST = 1e12;

  private final List<Problem> problems = new ArrayList<>();

  private CompositeCheck() {}

  /**
   * A problem.
   *
   * @param path where it is, such as {@code 0/terms/1/to}
   * @param code one word, such as {@code duplicate_term}
   */
  public record Problem(String path, String code, String message) {}

  /** What is wrong with them whatever a type computes, in their order. */
  public static List<Problem> of(List<Composite> composites) {
    CompositeCheck check = new CompositeCheck();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < composites.size(); i++) {
      Composite composite = composites.get(i);
      if (composite == null) {
        check.require(false, Integer.toString(i), "missing", "must be a composite");
        continue;
      }
      check.name(i, composite, names);
      check.shape(i, composite);
      check.terms(i, composite.terms());
    }
    return check.problems;
  }

  /** The terms whose metrics are not among those that a type computes. */
  static List<Problem> unknown(List<Composite> composites, Set<String> keys) {
    CompositeCheck check = new CompositeCheck();
    for (int i = 0; i < composites.size(); i++) {
      if (composites.get(i) == null) {
        continue;
      }
      List<Composite.Term> terms = composites.get(i).terms();
      for (int j = 0; j < terms.size(); j++) {
        String key = terms.get(j) == null ? null : terms.get(j).metric();
        check.require(
            key != null && keys.contains(key),
            i + "/terms/" + j + "/metric",
            "unknown_metric",
            key + " is not computed; there are " + String.join(", ", keys));
      }
      String own = composites.get(i).key();
      check.require(
          !keys.contains(own), i + "/name", "duplicate_name", "the type itself computes " + own);
    }
    return check.problems;
  }

  private void name(int index, Composite composite, Set<String> names) {
    String name = composite.name();
    boolean isName = name != null && NAME.matcher(name).matches();
    require(isName, index + "/name", "bad_name", "must be a lower-case word with _");
    require(
        !isName || names.add(name),
        index + "/name",
        "duplicate_name",
        "an earlier composite is called " + name);
  }

  private void shape(int index, Composite composite) {
    boolean titled = composite.title() != null && !composite.title().isBlank();
    require(titled, index + "/title", "missing", "must be stated");
    require(
        composite.better() != null,
        index + "/better",
        "missing",
        "must be HIGHER, LOWER or NEITHER");
    require(
        composite.digits() >= 0 && composite.digits() <= 15,
        index + "/digits",
        "out_of_range",
        "must be 0 to 15");
    require(!composite.terms().isEmpty(), index + "/terms", "missing", "must have a term");
  }

  private void terms(int index, List<Composite.Term> terms) {
    Set<String> metrics = new HashSet<>();
    for (int i = 0; i < terms.size(); i++) {
      Composite.Term term = terms.get(i);
      String at = index + "/terms/" + i;
      if (term == null) {
        require(false, at, "missing", "must be a term");
        continue;
      }
      require(term.metric() != null, at + "/metric", "missing", "must be the key of a metric");
      require(
          term.metric() == null || metrics.add(term.metric()),
          at + "/metric",
          "duplicate_term",
          "an earlier term has the metric, too");
      require(
          isFinite(term.weight()) && term.weight() != 0,
          at + "/weight",
          "bad_weight",
          "must be a number other than 0");
      range(at, term);
    }
  }

  private void range(String at, Composite.Term term) {
    boolean finite = isFinite(term.from()) && isFinite(term.to());
    require(finite, at + "/to", "not_finite", "from and to must be finite numbers");
    double slope =
        finite && isFinite(term.weight()) ? term.weight() / (term.to() - term.from()) : 0;
    require(
        !finite || Double.isFinite(term.to() - term.from()),
        at + "/to",
        "out_of_range",
        "must be nearer to from");
    require(
        Math.abs(slope) <= MOST,
        at + "/to",
        "empty_range",
        "must be another number than from, and not as near to it");
  }

  private static boolean isFinite(Double number) {
    return number != null && Double.isFinite(number);
  }

  private void require(boolean holds, String path, String code, String message) {
    if (!holds) {
      problems.add(new Problem(path, code, message));
    }
  }
}
