package org.aceso.database;

import java.sql.SQLException;

/** The database cannot be used; the message says which one and why, in one line. */
public final class UnreachableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreachableException(String url, Throwable cause) {
    super("the database at " + url + " cannot be used: " + reason(cause), cause);
  }

  UnreachableException(String url, String reason) {
    super("the database at " + url + " cannot be used: " + reason);
  }

  private static String reason(Throwable cause) {
    Throwable deepest = cause;
    for (Throwable next = cause; next != null; next = next.getCause()) {
      if (next instanceof SQLException) {
        deepest = next;
      }
    }
    String message = deepest.getMessage();
    return message == null
        ? deepest.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }
}
