package org.aceso.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Slides with the class of each, and the files that can be made of them.
 *
 * @param classes by file name, 0 to 3
 */
record Slides(Map<String, Integer> classes) {
  private static final String HEADER = "filename,0,1,2,3\n";
  private static final int CLASSES = 4;

  /** The 412 slides of the challenge's reference. */
  static Slides reference() {
    return parse(resource("truth.csv"));
  }

  /** Predictions that a model really made of the reference's slides. */
  static Slides predictions(String model) {
    return parse(resource("submissions/" + model + ".csv"));
  }

  /** Every second slide, from the first or the second on. */
  Slides half(int which) {
    Map<String, Integer> half = new TreeMap<>();
    int place = 0;
    for (Map.Entry<String, Integer> slide : classes.entrySet()) {
      if (place++ % 2 == which) {
        half.put(slide.getKey(), slide.getValue());
      }
    }
    return new Slides(half);
  }

  /** The same slides with other classes, as these predictions have them. */
  Slides predictedBy(Slides predictions) {
    Map<String, Integer> predicted = new TreeMap<>();
    classes.keySet().forEach(name -> predicted.put(name, predictions.classes().get(name)));
    return new Slides(predicted);
  }

  /** A prediction of this quality: each slide keeps its class with that probability. */
  Slides perturbed(double quality, Random random) {
    Map<String, Integer> predicted = new TreeMap<>();
    classes.forEach(
        (name, grade) -> {
          boolean right = random.nextDouble() < quality;
          predicted.put(name, right ? grade : random.nextInt(CLASSES));
        });
    return new Slides(predicted);
  }

  String csv() {
    StringBuilder csv = new StringBuilder(HEADER);
    classes.forEach((name, grade) -> row(csv, name, grade));
    return csv.toString();
  }

  /** A file with mistakes that people make: no first row, two ones, a name that nobody knows. */
  String brokenCsv() {
    List<String> names = new ArrayList<>(classes.keySet());
    StringBuilder csv = new StringBuilder(HEADER);
    classes.forEach(
        (name, grade) -> {
          if (name.equals(names.get(1))) {
            csv.append(name).append(",1,1,0,0\n");
          } else if (!name.equals(names.get(0))) {
            row(csv, name, grade);
          }
        });
    return csv.append("UNKNOWN.tif,1,0,0,0\n").toString();
  }

  private static void row(StringBuilder csv, String name, int grade) {
    csv.append(name);
    for (int one = 0; one < CLASSES; one++) {
      csv.append(one == grade ? ",1" : ",0");
    }
    csv.append('\n');
  }

  private static Slides parse(String csv) {
    Map<String, Integer> classes = new TreeMap<>();
    csv.lines()
        .skip(1)
        .forEach(
            line -> {
              List<String> cells = List.of(line.split(",", -1));
              double[] oneHot = cells.stream().skip(1).mapToDouble(Double::parseDouble).toArray();
              for (int grade = 0; grade < oneHot.length; grade++) {
                if (oneHot[grade] == 1) {
                  classes.put(cells.get(0), grade);
                }
              }
            });
    return new Slides(classes);
  }

  private static String resource(String name) {
    try (InputStream in = Slides.class.getResourceAsStream("/demo/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
