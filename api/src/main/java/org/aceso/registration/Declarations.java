package org.aceso.registration;

import com.fasterxml.jackson.databind.node.TextNode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.aceso.http.RequestProblem;
import org.aceso.http.VisibleText;

/**
 * What a person declares about themselves; prizes ask for it.
 *
 * @param country ISO 3166-1 alpha-2
 * @param eligibleForPrizes whether they meet the conditions of the prizes, as they say
 */
record Declarations(String country, Optional<String> organisation, boolean eligibleForPrizes) {
  private static final Set<String> COUNTRIES =
      Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

  Declarations {
    organisation = organisation.map(Declarations::oneLine);
  }

  List<RequestProblem> problems(String pointer) {
    List<RequestProblem> problems = new ArrayList<>();
    if (!COUNTRIES.contains(country)) {
      problems.add(
          RequestProblem.member(
              pointer + "/country", "choice", "is no country of ISO 3166-1 alpha-2, such as FR"));
    }
    organisation.ifPresent(
        name -> {
          VisibleText.collect(pointer + "/organisation", TextNode.valueOf(name), problems);
          if (name.isEmpty()) {
            problems.add(
                RequestProblem.member(
                    pointer + "/organisation", "blank", "must hold something visible"));
          }
        });
    return problems;
  }

  private static String oneLine(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC).replaceAll("[\\s\\p{Z}]+", " ").strip();
  }
}
