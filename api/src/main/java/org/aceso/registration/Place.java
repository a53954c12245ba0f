package org.aceso.registration;

import org.aceso.http.Refusal;

/**
 * A place in the order of registration. Whoever registers anew goes on to another one, and this
 * stays.
 *
 * @param registeredAt an instant with microseconds, as ISO 8601 has it
 */
record Place(String registeredAt, String personId) {

  /** How the next page names the last registration of this one. */
  static String key(Registration last) {
    return last.registeredAt() + " " + last.personId();
  }

  static Place of(String key) {
    int space = key.indexOf(' ');
    if (space < 0) {
      throw Refusal.parameter("after", "cursor", "is of an older server: begin again");
    }
    return new Place(key.substring(0, space), key.substring(space + 1));
  }
}
