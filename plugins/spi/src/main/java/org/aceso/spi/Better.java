package org.aceso.spi;

/** Which of two values of a metric wins. Later versions may know more. */
public enum Better {
  HIGHER,
  LOWER,

  /**
   * Neither: the metric describes, such as a bias that is best at 0 or the size of a structure. It
   * is shown, and nothing ranks by it. Since 1.1.0.
   */
  NEITHER
}
