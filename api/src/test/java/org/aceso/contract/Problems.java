package org.aceso.contract;

/** Types of problems that others than this API define. */
final class Problems {
  static final String IANA = "https://iana.org/assignments/http-problem-types#";

  static final String QUOTA_EXCEEDED = IANA + "quota-exceeded";
  static final String REDUCED_CAPACITY = IANA + "temporary-reduced-capacity";

  private Problems() {}
}
