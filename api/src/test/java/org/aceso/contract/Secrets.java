package org.aceso.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what may stand in no log: secrets by their form, and those that were seen. */
final class Secrets {
  private static final Pattern BY_FORM =
      Pattern.compile(
          "\\b(?:aceso_[a-z]{3}_|inv_|whsec_)[0-9A-Za-z+/=_-]{20,}"
              + "|\\beyJ[0-9A-Za-z_-]{10,}\\.[0-9A-Za-z_-]{10,}\\."
              + "|(?i:bearer|basic) +[0-9A-Za-z._~+/-]{12,}"
              + "|[0-9A-Za-z._+-]{1,64}@(?:[0-9A-Za-z-]{1,63}\\.)+[A-Za-z]{2,}\\b");
  private static final Pattern SHOWN =
      Pattern.compile("\"(?:secret|code|token|email)\":\"([^\"]{8,})\"");

  private final Set<String> seen = new TreeSet<>();

  /** Remembers the secrets of an answer. */
  void learn(Reply reply) {
    if (reply.mediaType().endsWith("json") && !reply.isProblem()) {
      Matcher shown = SHOWN.matcher(reply.text());
      while (shown.find()) {
        // Codes of issues and problems are words.
        if (shown.group(1).matches(".*[0-9@].*")) {
          seen.add(shown.group(1));
        }
      }
    }
  }

  int known() {
    return seen.size();
  }

  /** The lines in which a secret stands. */
  List<String> in(String log) {
    List<String> found = new ArrayList<>();
    for (String line : log.lines().toList()) {
      if (BY_FORM.matcher(line).find() || seen.stream().anyMatch(line::contains)) {
        found.add(line);
      }
    }
    return found;
  }
}
