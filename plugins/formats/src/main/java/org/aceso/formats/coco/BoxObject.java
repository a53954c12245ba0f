package org.aceso.formats.coco;

import java.io.IOException;
import java.util.Arrays;
import org.aceso.formats.json.JsonKind;
import org.aceso.formats.json.JsonReader;
import org.aceso.formats.json.NotJson;

/**
 * The members of one object that describes a box; null or NaN where one is missing or of another
 * kind. Members that nobody asks for are stepped over.
 */
final class BoxObject {
  private static final int SIDES = 4;

  private final long line;
  private String image;
  private String category;
  private double[] box;
  private double score = Double.NaN;
  private double crowd;

  private BoxObject(long line) {
    this.line = line;
  }

  static BoxObject read(JsonReader json) throws IOException, NotJson {
    BoxObject read = new BoxObject(json.line());
    json.beginObject();
    while (json.hasElement()) {
      switch (json.name()) {
        case "image_id" -> read.image = id(json);
        case "category_id" -> read.category = id(json);
        case "bbox" -> read.box = box(json);
        case "score" -> read.score = number(json);
        case "iscrowd" -> read.crowd = number(json);
        default -> json.skip();
      }
    }
    return read;
  }

  /** An id as text: a string, or a whole number without a fraction or an exponent. */
  static String id(JsonReader json) throws IOException, NotJson {
    if (json.peek() == JsonKind.STRING) {
      return json.string();
    }
    double number = number(json);
    boolean isWhole = number == Math.rint(number) && Math.abs(number) <= 1L << 53;
    return isWhole ? Long.toString((long) number) : null;
  }

  static double number(JsonReader json) throws IOException, NotJson {
    if (json.peek() == JsonKind.NUMBER) {
      double number = json.number();
      return Double.isInfinite(number) ? Double.NaN : number;
    }
    json.skip();
    return Double.NaN;
  }

  private static double[] box(JsonReader json) throws IOException, NotJson {
    if (json.peek() != JsonKind.ARRAY) {
      json.skip();
      return null;
    }
    double[] sides = new double[SIDES];
    int size = 0;
    json.beginArray();
    while (json.hasElement()) {
      double side = number(json);
      if (size < SIDES) {
        sides[size] = side;
      }
      size++;
    }
    boolean isBox = size == SIDES && Arrays.stream(sides).noneMatch(Double::isNaN);
    return isBox && sides[2] >= 0 && sides[3] >= 0 ? sides : null;
  }

  /** The line on which it begins. */
  long line() {
    return line;
  }

  String image() {
    return image;
  }

  String category() {
    return category;
  }

  /** Left, top, width and height. */
  double[] box() {
    return box;
  }

  double score() {
    return score;
  }

  /** 1 for a crowd, 0 when nothing is stated. */
  double crowd() {
    return crowd;
  }
}
