package org.aceso.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.aceso.challenge.Bilingual;
import org.aceso.http.Digests;
import org.aceso.http.Json;
import org.aceso.http.Refusal;
import org.aceso.http.RequestProblem;
import org.aceso.http.VisibleText;

/**
 * A text as it is stored and hashed: Unicode form NFC, lines that end with a line feed, and the
 * digest of its JSON with sorted members and no white space between them (RFC 8785).
 */
record CanonicalText(Bilingual text, String sha256) {

  /** Refuses what a reader could not see: the same digest must mean the same to everybody. */
  static CanonicalText of(Bilingual wanted) {
    Bilingual text = new Bilingual(canonical(wanted.en()), canonical(wanted.fr()));
    JsonNode tree = Json.MAPPER.valueToTree(text);
    List<RequestProblem> problems = new ArrayList<>();
    VisibleText.collect("#/text", tree, problems);
    if (!problems.isEmpty()) {
      throw Refusal.invalid(problems);
    }
    return new CanonicalText(text, HexFormat.of().formatHex(Digests.sha256(Json.text(text))));
  }

  private static String canonical(String text) {
    return text == null
        ? null
        : Normalizer.normalize(text.replace("\r\n", "\n").replace('\r', '\n'), Normalizer.Form.NFC);
  }
}
