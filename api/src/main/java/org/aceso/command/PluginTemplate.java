package org.aceso.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The example that the guide explains, as a project under another name. It is packed from the
 * example itself, which the tests build and run: so the two cannot drift apart.
 *
 * @param name of the type, such as {@code lesion-count}
 * @param packageName of its classes
 */
record PluginTemplate(String name, String packageName) {
  /** The files of the example, which a jar cannot list. */
  static final List<String> FILES =
      List.of(
          "pom.xml",
          "src/main/java/org/example/mitosis/MedianError.java",
          "src/main/java/org/example/mitosis/MitosisCount.java",
          "src/main/resources/META-INF/services/org.aceso.spi.ChallengeType",
          "src/test/java/org/example/mitosis/MitosisCountTest.java",
          "src/test/resources/fixture/golden.json",
          "src/test/resources/fixture/invalid/seven_problems.csv",
          "src/test/resources/fixture/reference.csv",
          "src/test/resources/fixture/submissions/close.csv",
          "src/test/resources/fixture/submissions/constant.csv");

  private static final String ROOT = "/plugin-template/";

  /** Writes the project; answers its files. */
  List<Path> writeTo(Path folder) throws IOException {
    List<Path> written = new ArrayList<>();
    for (String file : FILES) {
      Path target = folder.resolve(renamed(file));
      Files.createDirectories(target.getParent());
      written.add(Files.writeString(target, renamed(withoutMarks(text(file)))));
    }
    return written;
  }

  /** Whether a class of this name would stand in the way of one that the example uses. */
  boolean clashes() throws IOException {
    for (String file : FILES) {
      if (file.endsWith(".java") && text(file).matches("(?s).*\\b" + className() + "\\b.*")) {
        return true;
      }
    }
    return false;
  }

  private static String text(String file) throws IOException {
    try (InputStream in = PluginTemplate.class.getResourceAsStream(ROOT + file)) {
      if (in == null) {
        throw new IOException("the application was built without its template " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The comments that show the guide what to quote. */
  private static String withoutMarks(String text) {
    return text.replaceAll("(?m)^[ ]*(//|<!--) (guide:\\w+|end)( -->)?\\R", "");
  }

  private String renamed(String text) {
    return text.replace("org.example.mitosis", packageName)
        .replace("org/example/mitosis", packageName.replace('.', '/'))
        .replace("<groupId>org.example</groupId>", "<groupId>" + packageName + "</groupId>")
        .replace("mitosis-count", name)
        .replace("MitosisCount", className())
        .replace("Mitosis count", title());
  }

  private String className() {
    return Arrays.stream(name.split("-"))
        .map(PluginTemplate::capital)
        .collect(Collectors.joining());
  }

  private String title() {
    return capital(name.replace('-', ' '));
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
