package org.aceso.metrics.detection;

import java.util.Locale;

/** Over which classes a macro-average goes. */
public enum LabelSet {
  /**
   * Those of true boxes and of the predictions they are given; "nothing predicted" is a class of
   * its own then.
   */
  UNION,
  /** Those of true boxes. */
  TRUTH,
  /** All classes that are declared; one that occurs nowhere has F1 = 0. */
  ALL;

  /** The word that stands in keys. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
