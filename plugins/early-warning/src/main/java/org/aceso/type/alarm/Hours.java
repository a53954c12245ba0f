package org.aceso.type.alarm;

import java.util.OptionalLong;
import org.aceso.spi.Case;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/**
 * How long a stay is: a public attribute of its case, so that a file of the wrong length is found
 * by everybody, without the reference.
 */
final class Hours {
  static final String NAME = "hours";

  private Hours() {}

  /** The hours that the case list states; empty where it states none, or no whole number. */
  static OptionalLong of(Case stay) {
    String text = stay.attributes().getOrDefault(NAME, "");
    return text.matches("[1-9][0-9]{0,8}")
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }

  /** Checks the rows of a submission. */
  static void checkCalls(Case stay, Calls calls, Issues issues) {
    Hours.of(stay)
        .ifPresent(
            hours -> {
              if (calls.hours() != hours) {
                issues.error(
                    "wrong_row_count",
                    "the stay has " + hours + " hours, the file " + calls.hours() + " rows",
                    Location.NOWHERE);
              }
            });
  }

  /** Checks the rows of a reference, and that competitors can know their number. */
  static void checkLabels(Case stay, boolean[] labels, Issues issues) {
    if (Hours.of(stay).isEmpty()) {
      issues.error(
          "hours_not_stated",
          "the case list must state the hours of every stay in its column " + NAME,
          Location.NOWHERE);
    } else if (Hours.of(stay).getAsLong() != labels.length) {
      issues.error(
          "wrong_row_count",
          "the case list states "
              + Hours.of(stay).getAsLong()
              + " hours, the file has "
              + labels.length
              + " rows",
          Location.NOWHERE);
    }
  }
}
