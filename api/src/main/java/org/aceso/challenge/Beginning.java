package org.aceso.challenge;

import java.time.Instant;
import org.aceso.http.Call;
import org.jdbi.v3.core.Handle;

/** Sets a new challenge up from a preset; phases are a feature that needs this one. */
@FunctionalInterface
public interface Beginning {

  /** What the first phase is made of, and when it opens and closes. */
  record Choice(String preset, Instant opensAt, Instant closesAt) {}

  /** Within the transaction that creates the challenge. */
  void of(Call call, String challengeId, Choice choice, Handle db);
}
