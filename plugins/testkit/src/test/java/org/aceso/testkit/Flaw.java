package org.aceso.testkit;

/** What a deliberately broken {@link Guess} does wrong. */
enum Flaw {
  NONE,
  /** Is not what the service file names. */
  OTHER_CLASS,
  /** Computes another value than it should. */
  WRONG_VALUE,
  /** Takes numbers that are none. */
  LENIENT,
  /** Throws on content that it does not expect. */
  FRAGILE,
  /** Reads numbers as the locale writes them. */
  LOCALE,
  /** Remembers earlier cases of the same thread. */
  THREAD_STATE,
  /** Sums in the order of rows. */
  ROW_ORDER,
  /** Looks at the clock. */
  CLOCK,
  /** Tells an answer in a message. */
  LEAK,
  /** Gives answers away in the case list. */
  TELLING_CASES,
  /** Describes itself differently each time. */
  MOODY,
  /** Writes samples that it refuses. */
  BAD_SAMPLE,
  /** Answers values beyond its declared range. */
  OUT_OF_RANGE,
  /** Has no metric by which anybody could rank. */
  DIRECTIONLESS,
  /** Leaves files open and a thread running, and remembers all that it has seen. */
  KEEPING,
  /** Ends the process. */
  EXIT
}
