package org.aceso.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.aceso.runner.composite.Composite;
import org.aceso.runner.json.RunnerJson;

/** Scores that are made of others, in JSON as a phase states them. */
final class CompositeFile {
  private CompositeFile() {}

  /** One of them, or a list. */
  static List<Composite> read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(RunnerJson.mapper().readTree(in));
    } catch (JsonProcessingException e) {
      throw new UsageException(file + " is no composite: " + e.getOriginalMessage());
    }
  }

  /** The same; none where there is nothing. */
  static List<Composite> read(JsonNode node) throws JsonProcessingException {
    List<Composite> composites = new ArrayList<>();
    if (node.isArray()) {
      for (JsonNode one : node) {
        composites.add(RunnerJson.mapper().treeToValue(one, Composite.class));
      }
    } else if (!node.isMissingNode()) {
      composites.add(RunnerJson.mapper().treeToValue(node, Composite.class));
    }
    return composites;
  }
}
