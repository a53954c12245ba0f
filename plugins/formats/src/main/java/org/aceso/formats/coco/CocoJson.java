package org.aceso.formats.coco;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.aceso.formats.json.JsonReader;
import org.aceso.formats.json.JsonText;
import org.aceso.formats.json.NotJson;
import org.aceso.spi.Artifact;
import org.aceso.spi.Case;
import org.aceso.spi.CaseList;
import org.aceso.spi.Cases;
import org.aceso.spi.Column;
import org.aceso.spi.DataFormat;
import org.aceso.spi.Entry;
import org.aceso.spi.FormatInfo;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/**
 * Boxes in the JSON of COCO. Results are an array of objects with {@code image_id}, {@code
 * category_id}, {@code bbox} and {@code score}; annotations an object whose {@code images} say
 * which images there are and whose {@code annotations} are such objects without a score, with
 * {@code iscrowd} 1 for a crowd. Other members are stepped over. Immutable.
 *
 * @param <T> the value of one image
 */
public final class CocoJson<T> implements DataFormat<T> {
  private static final double FARTHEST = Double.POSITIVE_INFINITY;

  private final boolean isResults;
  private final List<String> categories;
  private final BoxesReader<T> reader;

  private CocoJson(boolean isResults, List<String> categories, BoxesReader<T> reader) {
    this.isResults = isResults;
    this.categories = List.copyOf(categories);
    this.reader = reader;
  }

  /**
   * Results of a detector.
   *
   * @param categories the ids of the categories, in the order of their places
   */
  public static <T> CocoJson<T> results(List<String> categories, BoxesReader<T> reader) {
    return new CocoJson<>(true, categories, reader);
  }

  /** Annotations; they list images with the attributes {@code width} and {@code height}. */
  public static <T> CocoJson<T> annotations(List<String> categories, BoxesReader<T> reader) {
    return new CocoJson<>(false, categories, reader);
  }

  @Override
  public FormatInfo info() {
    String what =
        isResults
            ? "An array with one object a box; an image without objects has no box."
            : "Annotations of images, as in instances_val2017.json; iscrowd is 1 for a crowd.";
    return new FormatInfo("coco-json", "application/json", "json", what, fields(), 0);
  }

  private List<Column> fields() {
    Column image = Column.caseId("image_id");
    Column category = Column.choice("category_id", categories, "category of the box");
    Column box = Column.choice("bbox", List.of(), "[x, y, width, height] in pixels");
    return isResults
        ? List.of(
            image, category, box, Column.number("score", -FARTHEST, FARTHEST, "how sure it is"))
        : List.of(image, category, box);
  }

  @Override
  public Cases<T> open(Artifact artifact, CaseList cases, Issues issues) throws IOException {
    Entry file = CocoFile.single(artifact, issues);
    if (file == null) {
      return null;
    }
    BoxCollector boxes = new BoxCollector(file.name(), cases, categories, isResults, issues);
    try (JsonReader json = new JsonReader(file.open())) {
      if (isResults) {
        CocoFile.readBoxes(json, boxes);
      } else {
        CocoFile.Step read = () -> CocoFile.readBoxes(json, boxes);
        CocoFile.readMember(json, "annotations", read, file.name(), issues);
      }
      json.end();
    } catch (NotJson e) {
      issues.error("not_json", e.getMessage(), Location.line(file.name(), e.line()));
      return null;
    }
    return new CocoCases<>(file.name(), cases, boxes, reader);
  }

  @Override
  public void listCases(
      Artifact reference, BiConsumer<String, Map<String, String>> found, Issues issues)
      throws IOException {
    Entry file = CocoFile.single(reference, issues);
    if (isResults || file == null) {
      DataFormat.super.listCases(reference, found, issues);
      return;
    }
    Map<String, Long> lines = new HashMap<>();
    try (JsonReader json = new JsonReader(file.open())) {
      ImageObjects images = new ImageObjects(json, file.name(), lines, found, issues);
      CocoFile.readMember(json, "images", images::read, file.name(), issues);
      json.end();
    } catch (NotJson e) {
      issues.error("not_json", e.getMessage(), Location.line(file.name(), e.line()));
    }
  }

  @Override
  public Optional<T> whenAbsent(Case image) {
    return Optional.of(reader.read(image, List.of(), issue -> {}));
  }

  @Override
  public void writeSample(CaseList cases, OutputStream out) throws IOException {
    out.write((isResults ? "[" : "{\"annotations\":[").getBytes(StandardCharsets.UTF_8));
    for (int index = 0; index < cases.size(); index++) {
      String box =
          (index == 0 ? "\n" : ",\n")
              + "{\"image_id\":"
              + JsonText.quoted(cases.get(index).id())
              + ",\"category_id\":"
              + JsonText.quoted(categories.get(0))
              + ",\"bbox\":[0,0,1,1]"
              + (isResults ? ",\"score\":0.5}" : "}");
      out.write(box.getBytes(StandardCharsets.UTF_8));
    }
    out.write((isResults ? "\n]\n" : "\n]}\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
