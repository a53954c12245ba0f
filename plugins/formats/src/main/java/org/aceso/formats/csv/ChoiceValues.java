package org.aceso.formats.csv;

import java.util.Arrays;
import java.util.List;

/** A column whose cells are one of some words. */
final class ChoiceValues implements ColumnValues {
  private final List<String> choices;
  private int[] values;

  ChoiceValues(List<String> choices, int cases) {
    this.choices = choices;
    this.values = new int[cases];
  }

  @Override
  public CellProblem store(int index, CsvRecord record, int cell) {
    String text = record.text(cell);
    int choice = choices.indexOf(text);
    if (choice < 0) {
      return new CellProblem("not_a_choice", Shown.of(text) + " is none of " + Shown.of(choices));
    }
    put(index, choice);
    return null;
  }

  @Override
  public void take(ColumnValues others, int[] slots, int size) {
    for (int i = 0; i < size; i++) {
      if (slots[i] != NOWHERE) {
        put(slots[i], others.choice(i));
      }
    }
  }

  private void put(int index, int choice) {
    if (index >= values.length) {
      values = Arrays.copyOf(values, Math.max(16, 2 * index));
    }
    values[index] = choice;
  }

  @Override
  public int choice(int index) {
    return values[index];
  }
}
