package org.aceso.formats.coco;

import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.aceso.formats.json.JsonReader;
import org.aceso.formats.json.NotJson;
import org.aceso.spi.Artifact;
import org.aceso.spi.Entry;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/** Steps that both kinds of file share. */
final class CocoFile {
  private CocoFile() {}

  /** What is done with the value of a member. */
  @FunctionalInterface
  interface Step {
    void run() throws IOException, NotJson;
  }

  /** The file; null, with an issue, for a folder or an archive. */
  static Entry single(Artifact artifact, Issues issues) {
    if (artifact.isContainer()) {
      issues.error(
          "not_a_single_file", "hand in the JSON file itself, not packed", Location.NOWHERE);
      return null;
    }
    return artifact.entries().get(0);
  }

  /**
   * Reads an object, with a step for the value of each member that is wanted.
   *
   * @return the wanted names that are there
   */
  static Set<String> readMembers(JsonReader json, Map<String, Step> steps)
      throws IOException, NotJson {
    Set<String> seen = new HashSet<>();
    json.beginObject();
    while (json.hasElement()) {
      String name = json.name();
      Step step = steps.get(name);
      if (step == null) {
        json.skip();
      } else {
        step.run();
        seen.add(name);
      }
    }
    return seen;
  }

  /** The same for one member that has to be there. */
  static void readMember(JsonReader json, String name, Step step, String file, Issues issues)
      throws IOException, NotJson {
    if (readMembers(json, Map.of(name, step)).isEmpty()) {
      issues.error(
          "missing_member", "the file has no member \"" + name + "\"", Location.file(file));
    }
  }

  static void readBoxes(JsonReader json, BoxCollector boxes) throws IOException, NotJson {
    json.beginArray();
    while (json.hasElement()) {
      boxes.take(BoxObject.read(json));
    }
  }
}
