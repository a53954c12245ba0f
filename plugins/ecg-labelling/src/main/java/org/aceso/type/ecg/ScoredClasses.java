package org.aceso.type.ecg;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The classes that are scored. Codes that mean the same are one class, called by the first of them.
 *
 * @param names in the order of the table of weights
 * @param classOf the class of each code
 * @param weights of a true class (row) predicted as another (column)
 * @param normal the class of sinus rhythm
 */
record ScoredClasses(
    List<String> names, Map<String, Integer> classOf, double[][] weights, int normal) {
  ScoredClasses {
    names = List.copyOf(names);
    classOf = Map.copyOf(classOf);
  }

  int size() {
    return names.size();
  }

  OptionalInt of(String code) {
    Integer place = classOf.get(code);
    return place == null ? OptionalInt.empty() : OptionalInt.of(place);
  }
}
