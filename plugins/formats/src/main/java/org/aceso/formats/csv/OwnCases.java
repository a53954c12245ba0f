package org.aceso.formats.csv;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aceso.spi.Artifact;
import org.aceso.spi.Case;
import org.aceso.spi.CaseList;
import org.aceso.spi.Column;
import org.aceso.spi.Entry;
import org.aceso.spi.Issues;

/** The cases of a table that belongs to no phase, in the order of its rows. */
final class OwnCases implements CaseList {
  private final List<Case> cases = new ArrayList<>();
  private final Map<String, Integer> places = new HashMap<>();

  /** The cases that the rows of a table name, each once; what is wrong with it is not reported. */
  static OwnCases ofRows(Artifact artifact, List<Column> columns) throws IOException {
    OwnCases own = new OwnCases();
    Issues unheard = issue -> {};
    Entry file = SingleFile.of(artifact, unheard);
    if (file == null) {
      return own;
    }
    try (CsvReader reader = new CsvReader(file, ',', unheard)) {
      int[] places = new Header(columns, true, reader, unheard).read();
      while (places != null && reader.next()) {
        own.addCase(reader.record(), places[CaseColumn.in(columns)]);
      }
    }
    return own;
  }

  private void addCase(CsvRecord record, int place) {
    if (record.fault() == null && record.size() > place && !record.isEmpty(place)) {
      String id = record.text(place);
      if (indexOf(id) < 0) {
        add(id);
      }
    }
  }

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
