package org.aceso.formats.json;

/** What makes the rest of a text unreadable, or a value of another kind than was asked for. */
public final class NotJson extends Exception {
  private static final long serialVersionUID = 1;

  private final long line;

  NotJson(String message, long line) {
    super(message, null, false, false);
    this.line = line;
  }

  /** The line, from 1. */
  public long line() {
    return line;
  }
}
