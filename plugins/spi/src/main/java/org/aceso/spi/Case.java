package org.aceso.spi;

import java.util.Map;

/**
 * One unit that is predicted and scored (a slide, a patient, an image), as far as competitors know
 * it: nothing in it is hidden.
 *
 * @param index its place in the {@link CaseList}, from 0
 * @param id its identifier, as the organiser wrote it
 * @param attributes further columns of the public case list, such as {@code shape} or {@code
 *     spacing}; {@code group} and {@code stratum} are reserved for the host
 */
public record Case(int index, String id, Map<String, String> attributes) {
  public Case {
    attributes = Map.copyOf(attributes);
  }
}
