package org.aceso.type.spans;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aceso.formats.brat.BratEntity.Fragment;
import org.aceso.formats.brat.CoveredText;
import org.aceso.formats.csv.Shown;
import org.aceso.formats.json.JsonKind;
import org.aceso.formats.json.JsonReader;
import org.aceso.formats.json.NotJson;
import org.aceso.formats.jsonl.ObjectMembers;
import org.aceso.metrics.spans.Span;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/** Reads the object of one text. */
final class SpanLine {
  private final JsonReader json;
  private final List<String> types;
  private final CoveredText covered;
  private final Issues issues;
  private final ObjectMembers members;
  private final List<Span> spans = new ArrayList<>();

  // Of the span that is being read.
  private String type;
  private List<Fragment> fragments;
  private String text;

  SpanLine(JsonReader json, List<String> types, CoveredText covered, Issues issues) {
    this.json = json;
    this.types = types;
    this.covered = covered;
    this.issues = issues;
    this.members = new ObjectMembers(json, issues);
  }

  Spans read(Location place) throws IOException, NotJson {
    members.read(Map.of("id", at -> json.skip(), "spans", this::readSpans), Set.of(), place);
    return new Spans(spans);
  }

  private void readSpans(Location place) throws IOException, NotJson {
    if (members.is(JsonKind.ARRAY, "an array of spans", place)) {
      json.beginArray();
      for (int index = 0; json.hasElement(); index++) {
        if (index < Spans.MOST) {
          readSpan(place.inField("spans[" + index + "]"));
        } else {
          json.skip();
        }
        if (index == Spans.MOST) {
          Spans.tooMany(issues, place);
        }
      }
    }
  }

  private void readSpan(Location place) throws IOException, NotJson {
    type = null;
    fragments = null;
    text = null;
    members.read(
        Map.of(
            "type", at -> type = members.string(at),
            "fragments", at -> fragments = readFragments(at),
            "text", at -> text = members.string(at)),
        Set.of("text"),
        place);
    if (type != null && !types.contains(type)) {
      issues.error("unknown_type", Shown.of(type) + " is none of " + Shown.of(types), place);
      type = null;
    }
    if (fragments != null && covered.accepts(fragments, text, place) && type != null) {
      spans.add(
          new Span(
              "T" + (spans.size() + 1),
              types.indexOf(type),
              fragments.stream()
                  .map(part -> new Span.Fragment(part.start(), part.end()))
                  .toList()));
    }
  }

  /** The fragments; null, with an issue, when they are none. */
  private List<Fragment> readFragments(Location place) throws IOException, NotJson {
    if (!members.is(JsonKind.ARRAY, "an array of fragments", place)) {
      return null;
    }
    List<Fragment> found = new ArrayList<>();
    boolean isGood = true;
    json.beginArray();
    while (json.hasElement()) {
      Fragment one = readFragment();
      isGood &= one != null;
      found.add(one);
    }
    if (!isGood || found.isEmpty()) {
      issues.error("bad_member", "fragments are pairs [start, end] of whole numbers from 0", place);
      return null;
    }
    return found;
  }

  private Fragment readFragment() throws IOException, NotJson {
    if (json.peek() != JsonKind.ARRAY) {
      json.skip();
      return null;
    }
    List<Integer> offsets = new ArrayList<>();
    json.beginArray();
    while (json.hasElement()) {
      offsets.add(readOffset());
    }
    return offsets.size() != 2 || offsets.contains(-1)
        ? null
        : new Fragment(offsets.get(0), offsets.get(1));
  }

  private int readOffset() throws IOException, NotJson {
    if (json.peek() != JsonKind.NUMBER) {
      json.skip();
      return -1;
    }
    double offset = json.number();
    return offset >= 0 && offset < 1e9 && offset == Math.rint(offset) ? (int) offset : -1;
  }
}
