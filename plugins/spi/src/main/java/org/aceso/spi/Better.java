package org.aceso.spi;

/** Which of two values of a metric wins. */
public enum Better {
  HIGHER,
  LOWER
}
