package org.aceso.formats.csv;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aceso.spi.Case;
import org.aceso.spi.CaseList;

/** The cases of a table that belongs to no phase, in the order of its rows. */
final class OwnCases implements CaseList {
  private final List<Case> cases = new ArrayList<>();
  private final Map<String, Integer> places = new HashMap<>();

  void add(String id) {
    places.put(id, cases.size());
    cases.add(new Case(cases.size(), id, Map.of()));
  }

  @Override
  public int size() {
    return cases.size();
  }

  @Override
  public Case get(int index) {
    return cases.get(index);
  }

  @Override
  public int indexOf(CharSequence id) {
    return places.getOrDefault(id.toString(), -1);
  }
}
