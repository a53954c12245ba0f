package org.aceso.audit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A head of the chain that somebody wrote down, as {@code SEQ:HASH}. */
public record NotedHead(long seq, String hash) {
  private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,17}):([0-9a-f]{64})");

  /** Empty when the text is none. */
  public static Optional<NotedHead> of(String text) {
    Matcher noted = FORM.matcher(text);
    return noted.matches()
        ? Optional.of(new NotedHead(Long.parseLong(noted.group(1)), noted.group(2)))
        : Optional.empty();
  }
}
