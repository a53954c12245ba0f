package org.aceso.type.spans;

import java.io.IOException;
import java.util.List;
import org.aceso.formats.brat.CoveredText;
import org.aceso.formats.json.JsonReader;
import org.aceso.formats.json.NotJson;
import org.aceso.formats.jsonl.JsonLines;
import org.aceso.spi.Case;
import org.aceso.spi.Column;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/** The files of a phase as JSON Lines: one text with its spans on each line. */
final class SpanLines {
  private static final String SPANS =
      "[{\"type\": …, \"fragments\": [[start, end], …], \"text\": …}, …], offsets in code points from"
          + " 0; \"text\" may be left out";

  private final List<String> types;
  private final Texts texts;

  SpanLines(List<String> types, Texts texts) {
    this.types = types;
    this.texts = texts;
  }

  JsonLines<Spans> format() {
    return JsonLines.of(
        "One object for each text, with its spans: an empty list where nothing is found.",
        List.of(Column.caseId("id"), Column.choice("spans", List.of(), SPANS)),
        "\"spans\":[]",
        this::read);
  }

  private Spans read(Case text, JsonReader json, Location place, Issues issues)
      throws IOException, NotJson {
    CoveredText covered = new CoveredText(texts.of(text, issues), issues);
    return new SpanLine(json, types, covered, issues).read(place);
  }
}
