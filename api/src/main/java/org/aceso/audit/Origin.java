package org.aceso.audit;

/** From where something was done. */
public enum Origin {
  REQUEST,
  BACKGROUND,
  COMMAND_LINE
}
