package org.aceso.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A guess as a jar brings it, with the flaw that the jar names. */
public final class PackedGuess extends Guess {
  /** The entry of the jar that names it. */
  public static final String ENTRY = "flaw";

  public PackedGuess() {
    super(flaw());
  }

  private static Flaw flaw() {
    try (InputStream in = PackedGuess.class.getResourceAsStream("/" + ENTRY)) {
      return Flaw.valueOf(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
