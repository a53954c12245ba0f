package org.aceso.type.segmentation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.aceso.formats.volume.AllowedLabels;
import org.aceso.spi.Column;

/**
 * Labels and regions as an organiser writes them: {@code 1=edema,2=core} and {@code whole=1+2}.
 *
 * @param labels the labels that images hold, with their names
 * @param regions in the order of the setting
 */
record Structures(SortedMap<Integer, String> labels, List<Structure> regions) {
  /** A name stands in the keys of metrics, whose grammar is that of MetricInfo. */
  private static final Pattern NAME = Pattern.compile("[!-~&&[^,=\\[\\]]]{1,64}");

  private static final Pattern LABEL = Pattern.compile("[1-9][0-9]{0,4}");

  Structures {
    labels = Collections.unmodifiableSortedMap(labels);
    regions = List.copyOf(regions);
  }

  /** The parts of both settings that could be read; problems go to {@code error} by setting. */
  static Structures read(String labelText, String regionText, BiConsumer<String, String> error) {
    SortedMap<Integer, String> labels = new TreeMap<>();
    Set<String> names = new HashSet<>();
    for (String part : parts(labelText)) {
      String[] sides = part.split("=", 2);
      int label = label(sides[0]);
      String name = sides[sides.length - 1];
      if (label < 0 || !NAME.matcher(name).matches()) {
        error.accept(
            "labels",
            "\""
                + part
                + "\" is neither a label of 1 to 65535 nor label=name: a name has 1 to 64 visible"
                + " ASCII characters without , = [ ] or spaces");
      } else if (labels.putIfAbsent(label, name) != null || !names.add(name)) {
        error.accept("labels", "\"" + part + "\" repeats a label or a name");
      }
    }
    if (labelText.isEmpty()) {
      error.accept("labels", "name at least one label, several with commas between them");
    }
    List<Structure> regions = new ArrayList<>();
    for (String part : parts(regionText)) {
      Structure region = region(part, labels);
      if (region == null) {
        error.accept(
            "regions", "\"" + part + "\" is not of the form name=1+2 with labels of this phase");
      } else if (!names.add(region.name())) {
        error.accept("regions", "the name \"" + region.name() + "\" is there twice");
      } else {
        regions.add(region);
      }
    }
    return new Structures(labels, regions);
  }

  /** All labels, then all regions. */
  List<Structure> all() {
    List<Structure> all = new ArrayList<>();
    labels.forEach((label, name) -> all.add(new Structure(name, Set.of(label), false)));
    all.addAll(regions);
    return all;
  }

  AllowedLabels allowed() {
    return AllowedLabels.of(labels.keySet());
  }

  /** What a voxel may hold, for programs. */
  Column column() {
    List<String> numbers = new ArrayList<>(List.of("0"));
    labels.keySet().forEach(label -> numbers.add(label.toString()));
    return new Column("label", Column.Kind.INTEGER, legend(), 0, labels.lastKey(), numbers);
  }

  /** For people: which number means what. */
  String legend() {
    StringBuilder legend = new StringBuilder("0 background");
    labels.forEach(
        (label, name) ->
            legend
                .append(", ")
                .append(label)
                .append(name.equals(label.toString()) ? "" : " " + name));
    return legend.toString();
  }

  private static List<String> parts(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
  }

  private static int label(String text) {
    int label = LABEL.matcher(text).matches() ? Integer.parseInt(text) : -1;
    return label <= AllowedLabels.LARGEST ? label : -1;
  }

  private static Structure region(String part, SortedMap<Integer, String> labels) {
    String[] sides = part.split("=", 2);
    if (sides.length < 2 || !NAME.matcher(sides[0]).matches()) {
      return null;
    }
    Set<Integer> members = new TreeSet<>();
    for (String text : sides[1].split("\\+", -1)) {
      if (!labels.containsKey(label(text))) {
        return null;
      }
      members.add(label(text));
    }
    return new Structure(sides[0], members, true);
  }
}
