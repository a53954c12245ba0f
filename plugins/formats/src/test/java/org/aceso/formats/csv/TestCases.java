package org.aceso.formats.csv;

import java.util.List;
import java.util.Map;
import org.aceso.spi.Case;
import org.aceso.spi.CaseList;

/** Cases by their ids, in the order given. */
record TestCases(List<String> ids) implements CaseList {

  static TestCases of(String... ids) {
    return new TestCases(List.of(ids));
  }

  @Override
  public int size() {
    return ids.size();
  }

  @Override
  public Case get(int index) {
    return new Case(index, ids.get(index), Map.of());
  }

  @Override
  public int indexOf(CharSequence id) {
    return ids.indexOf(id.toString());
  }
}
