package org.aceso.webhook;

import java.util.Locale;

/** What came of an attempt: all that a webhook's owner learns beside status and time. */
enum Outcome {
  DELIVERED,
  REFUSED,
  REDIRECTED,
  ADDRESS_FORBIDDEN,
  HOST_UNKNOWN,
  NOT_CONNECTED,
  NOT_SECURE,
  TIMED_OUT,
  BROKEN;

  /** Its name in measures. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Outcome of(int status) {
    return status >= 200 && status < 300
        ? DELIVERED
        : status >= 300 && status < 400 ? REDIRECTED : REFUSED;
  }
}
