package org.aceso.formats.csv;

/** Looks at the id of a row that is as wide as the header. */
@FunctionalInterface
interface RowIdCheck {
  /** For tables whose rows have no ids of their own. */
  RowIdCheck NONE = record -> true;

  /** Whether the id is right; what is not was reported. */
  boolean accepts(CsvRecord record);
}
