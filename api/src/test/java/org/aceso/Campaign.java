package org.aceso;

/** The long form of tests that repeat: {@code -Daceso.campaign=true}. */
public final class Campaign {
  private Campaign() {}

  /** How often to repeat, in the usual run and in the long one. */
  public static int repeats(int usual, int campaign) {
    return Boolean.getBoolean("aceso.campaign") ? campaign : usual;
  }
}
