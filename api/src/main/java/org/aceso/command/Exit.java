package org.aceso.command;

/** Exit statuses that a script can rely on. */
final class Exit {
  static final int DONE = 0;
  static final int OUR_FAULT = 1;
  static final int REFUSED = 2;
  static final int USAGE = 64;

  private Exit() {}
}
