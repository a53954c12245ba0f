package org.aceso.runner.artifact;

/** The structure of a zip is broken, so that its entries cannot be told. */
final class ZipDamage extends Exception {
  private static final long serialVersionUID = 1;

  ZipDamage(String message) {
    super(message);
  }
}
