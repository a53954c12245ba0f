package org.aceso.runner.artifact;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which names of entries are taken, whatever file system made them. */
final class EntryName {
  private static final int MAX_BYTES = 255;
  private static final int MAX_SHOWN = 120;
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);
  private static final Set<String> DESKTOP_FILES = Set.of(".DS_Store", "Thumbs.db", "desktop.ini");

  private EntryName() {}

  /** What is wrong with a name, to be read after "the name"; empty when nothing is. */
  static Optional<String> problem(String name) {
    String path = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    if (path.isEmpty()) {
      return Optional.of("is empty");
    }
    if (path.chars().anyMatch(Character::isISOControl)) {
      return Optional.of("holds a control character");
    }
    if (path.indexOf('\\') >= 0) {
      return Optional.of("holds a backslash: separate folders by /");
    }
    if (path.startsWith("/") || DRIVE.matcher(path).matches()) {
      return Optional.of("is absolute: name files relative to the archive");
    }
    if (name.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      return Optional.of("has more than " + MAX_BYTES + " bytes");
    }
    for (String part : path.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        return Optional.of("leads through an empty folder name, . or ..");
      }
    }
    return Optional.empty();
  }

  /** Equal for two names that some file systems hold for the same file. */
  static String folded(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC)
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }

  /** Whether a desktop left it there unasked, so that nobody means it. */
  static boolean isDesktopFile(String name) {
    return name.startsWith("__MACOSX/")
        || DESKTOP_FILES.contains(name.substring(name.lastIndexOf('/') + 1));
  }

  /** A name as it can be shown in a message. */
  static String shown(String name) {
    StringBuilder shown = new StringBuilder();
    name.codePoints()
        .limit(MAX_SHOWN)
        .forEach(c -> shown.appendCodePoint(Character.isISOControl(c) ? '\uFFFD' : c));
    return shown.toString();
  }
}
