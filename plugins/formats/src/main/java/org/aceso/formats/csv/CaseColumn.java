package org.aceso.formats.csv;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.aceso.spi.Column;

/** The one column of a table that names cases. */
final class CaseColumn {
  private CaseColumn() {}

  /**
   * Its place.
   *
   * @throws IllegalArgumentException when two columns share a name, or not one is of kind CASE
   */
  static int in(List<Column> columns) {
    Set<String> names = new HashSet<>();
    int place = -1;
    for (int column = 0; column < columns.size(); column++) {
      if (!names.add(columns.get(column).name())) {
        throw new IllegalArgumentException("two columns called " + columns.get(column).name());
      }
      if (columns.get(column).kind() == Column.Kind.CASE) {
        if (place >= 0) {
          throw new IllegalArgumentException("a table has one column of cases");
        }
        place = column;
      }
    }
    if (place < 0) {
      throw new IllegalArgumentException("a table needs a column of cases");
    }
    return place;
  }
}
