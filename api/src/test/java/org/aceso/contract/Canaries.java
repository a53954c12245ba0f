package org.aceso.contract;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Random words that stand in one secret file only: where one is found, the file has leaked. */
final class Canaries {
  private static final int LENGTH = 20;
  private static final Pattern RUN = Pattern.compile("[a-z]{" + LENGTH + ",}");

  private final List<String> words;
  private final Set<String> set;

  Canaries(int count, long seed) {
    Random random = new Random(seed);
    words = Stream.generate(() -> word(random)).limit(count).toList();
    set = new HashSet<>(words);
  }

  private static String word(Random random) {
    return random
        .ints(LENGTH, 'a', 'z' + 1)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  List<String> words() {
    return words;
  }

  /** Those that stand in what a caller got: its body, and its headers. */
  Set<String> in(Reply reply) {
    Set<String> found = new TreeSet<>();
    Matcher run = RUN.matcher(reply.text() + "\n" + reply.headers().map());
    while (run.find()) {
      for (int i = 0; i + LENGTH <= run.group().length(); i++) {
        String word = run.group().substring(i, i + LENGTH);
        if (set.contains(word)) {
          found.add(word);
        }
      }
    }
    return found;
  }
}
