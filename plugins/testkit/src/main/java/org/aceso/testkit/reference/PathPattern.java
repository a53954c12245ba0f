package org.aceso.testkit.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path into a JSON document with {@code /} between names and indices. <code>{name}</code> stands
 * for one segment or a part of one and captures it, {@code *} does not capture, {@code **} stands
 * for anything. A {@code /} inside a name is written {@code ~1}, a {@code ~} is {@code ~0}.
 */
final class PathPattern {
  private static final Pattern TOKEN = Pattern.compile("\\{([a-z][a-z0-9_]*)}|\\*\\*|\\*");

  private final String text;
  private final String start;
  private final Pattern regex;
  private final List<String> names = new ArrayList<>();

  PathPattern(String text) {
    this.text = text;
    start = TOKEN.split(text, 2)[0];
    StringBuilder pattern = new StringBuilder();
    Matcher tokens = TOKEN.matcher(text);
    int end = 0;
    while (tokens.find()) {
      pattern.append(Pattern.quote(text.substring(end, tokens.start())));
      end = tokens.end();
      if (tokens.group(1) != null) {
        names.add(tokens.group(1));
        pattern.append("([^/]+)");
      } else {
        pattern.append(tokens.group().equals("**") ? ".*" : "[^/]*");
      }
    }
    regex = Pattern.compile(pattern + Pattern.quote(text.substring(end)));
  }

  /** The names that it captures. */
  List<String> names() {
    return names;
  }

  /** What it captures of a path; empty when the path is another. */
  Optional<Map<String, String>> match(String path) {
    if (!path.startsWith(start)) { // most paths of a long document, at a glance
      return Optional.empty();
    }
    Matcher matcher = regex.matcher(path);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Map<String, String> captured = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      String value = unescaped(matcher.group(i + 1));
      String before = captured.put(names.get(i), value);
      if (before != null && !before.equals(value)) {
        return Optional.empty();
      }
    }
    return Optional.of(captured);
  }

  static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  private static String unescaped(String segment) {
    return segment.replace("~1", "/").replace("~0", "~");
  }

  @Override
  public String toString() {
    return text;
  }
}
