package org.aceso.spi;

import java.io.IOException;
import java.util.List;

/**
 * A kind of medical question: what is submitted, what makes it valid, how it is scored.
 *
 * <p>An implementation has a public constructor without parameters and is named in {@code
 * META-INF/services/org.aceso.spi.ChallengeType}. The host creates one instance for each loaded
 * jar, calls it from one thread at a time, and expects {@link #id}, {@link #title} and {@link
 * #settings} to answer the same values at every call without doing any I/O.
 *
 * <p>The rules of a published id never change: a changed behaviour is a new {@linkplain Id#version
 * version}, whose class stands beside the old one.
 */
public interface ChallengeType {

  /** The name and version that challenges refer to, such as {@code binary-risk@1}. */
  Id id();

  /** One line for people, such as "Binary risk prediction". */
  String title();

  /** What an organiser can choose, in the order in which a form shows it. */
  List<Setting> settings();

  /**
   * Puts together the evaluation that these settings describe.
   *
   * <p>The host has checked the shape of each value (a number is a number, a choice is one of the
   * choices, a required setting is there) before it calls. What only the type can know, such as "a
   * cost matrix is square", is reported to {@code issues}, all problems at once, with {@link
   * Location#setting}. After an error was reported the host ignores the answer, which may then be
   * null.
   *
   * @throws IOException when a settings file could not be read; the host then reports that file
   */
  Evaluation<?, ?, ?> configure(Settings settings, Issues issues) throws IOException;
}
