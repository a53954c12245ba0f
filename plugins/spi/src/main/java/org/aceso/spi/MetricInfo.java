package org.aceso.spi;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a reader must know about a number before comparing two of them.
 *
 * @param id the term of the field and the version of its rules, such as {@code f_beta@1}
 * @param title one line for people
 * @param parameters what tells this instance from another of the same id, such as beta = 1; names
 *     are lower-case words with {@code _}, values 1 to 64 visible ASCII characters other than
 *     {@code , = [ ]}, so that {@link #key} can be read back
 * @param better the direction
 * @param least the smallest value possible; -Infinity when there is no bound
 * @param most the largest value possible; Infinity when there is no bound
 * @param unit such as {@code mm}; empty for a pure number
 * @param digits how many decimals a board shows, 0 to 15, unless the phase says otherwise
 */
public record MetricInfo(
    Id id,
    String title,
    SortedMap<String, String> parameters,
    Better better,
    double least,
    double most,
    String unit,
    int digits) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");
  private static final Pattern VALUE = Pattern.compile("[!-~&&[^,=\\[\\]]]{1,64}");

  /**
   * @throws IllegalArgumentException when a parameter is outside its grammar, the bounds are in the
   *     wrong order, or the digits outside 0 to 15
   */
  public MetricInfo {
    parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    parameters.forEach((name, value) -> checkParameter(id, name, value));
    if (!(least <= most)) {
      throw new IllegalArgumentException(
          "the bounds of " + id + " are in the wrong order: " + least + " to " + most);
    }
    if (digits < 0 || digits > 15) {
      throw new IllegalArgumentException("digits of " + id + " must be 0 to 15: " + digits);
    }
  }

  /** A pure number without parameters, shown with four decimals. */
  public static MetricInfo of(String name, String title, Better better, double least, double most) {
    return new MetricInfo(
        Id.of(name), title, Collections.emptySortedMap(), better, least, most, "", 4);
  }

  /** The same with parameters in place of those it had. */
  public MetricInfo with(Map<String, String> newParameters) {
    return new MetricInfo(
        id, title, new TreeMap<>(newParameters), better, least, most, unit, digits);
  }

  /** The same under another title, such as one that names the class or structure. Since 1.1.0. */
  public MetricInfo titled(String newTitle) {
    return new MetricInfo(id, newTitle, parameters, better, least, most, unit, digits);
  }

  /** What scores are stored and addressed by, such as {@code f_beta@1[beta=1,threshold=0.5]}. */
  public String key() {
    if (parameters.isEmpty()) {
      return id.toString();
    }
    return parameters.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining(",", id + "[", "]"));
  }

  private static void checkParameter(Id id, String name, String value) {
    if (!NAME.matcher(name).matches() || !VALUE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "parameter " + name + "=" + value + " of " + id + " cannot stand in a key");
    }
  }
}
