package org.aceso.formats.jsonl;

import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.aceso.formats.csv.Shown;
import org.aceso.formats.json.JsonKind;
import org.aceso.formats.json.JsonReader;
import org.aceso.formats.json.NotJson;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/**
 * Reads the members of an object, each once and none but those named. Problems are {@code
 * bad_member}, {@code unknown_member}, {@code duplicate_member} and {@code missing_member}, with
 * the path of the member as their field, such as {@code spans[2].type}; reading goes on after each.
 */
public final class ObjectMembers {
  private final JsonReader json;
  private final Issues issues;

  /** For one text. */
  public ObjectMembers(JsonReader json, Issues issues) {
    this.json = json;
    this.issues = issues;
  }

  /** Reads the value of a member, all of it. */
  @FunctionalInterface
  public interface Step {
    /**
     * Reads it.
     *
     * @param place whose field is the path of the member
     */
    void read(Location place) throws IOException, NotJson;
  }

  /**
   * Reads an object.
   *
   * @param steps by the name of the member
   * @param optional those that need not be there
   * @return whether no member is missing, unknown or doubled
   */
  public boolean read(Map<String, Step> steps, Set<String> optional, Location place)
      throws IOException, NotJson {
    if (!is(JsonKind.OBJECT, "an object", place)) {
      return false;
    }
    Set<String> seen = new HashSet<>();
    boolean isGood = true;
    json.beginObject();
    while (json.hasElement()) {
      String name = json.name();
      Step step = steps.get(name);
      if (step != null && seen.add(name)) {
        step.read(member(place, name));
      } else {
        isGood = false;
        issues.error(
            step == null ? "unknown_member" : "duplicate_member",
            "the member "
                + Shown.of(name)
                + (step == null ? " is none of " : " stands twice of ")
                + Shown.of(new TreeSet<>(steps.keySet())),
            place);
        json.skip();
      }
    }
    return hasAll(steps, seen, optional, place) && isGood;
  }

  private boolean hasAll(
      Map<String, Step> steps, Set<String> seen, Set<String> optional, Location place) {
    Set<String> missing = new TreeSet<>(steps.keySet());
    missing.removeAll(seen);
    missing.removeAll(optional);
    for (String name : missing) {
      issues.error("missing_member", "there is no member \"" + name + "\"", member(place, name));
    }
    return missing.isEmpty();
  }

  /** Whether the next value is of this kind; reports it and steps over it when it is not. */
  public boolean is(JsonKind kind, String what, Location place) throws IOException, NotJson {
    if (json.peek() == kind) {
      return true;
    }
    issues.error("bad_member", what + " must stand here", place);
    json.skip();
    return false;
  }

  /** A string; null, with an issue, when it is none. */
  public String string(Location place) throws IOException, NotJson {
    return is(JsonKind.STRING, "a string", place) ? json.string() : null;
  }

  private static Location member(Location place, String name) {
    return place.inField(place.field().isEmpty() ? name : place.field() + "." + name);
  }
}
