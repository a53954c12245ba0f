package org.aceso.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.aceso.http.Answer;
import org.aceso.http.Api;
import org.aceso.http.Call;
import org.aceso.http.Json;
import org.aceso.http.LongHandler;
import org.aceso.http.ProblemType;
import org.aceso.http.Refusal;
import org.aceso.runner.EvaluatorException;
import org.aceso.runner.Fault;
import org.aceso.runner.composite.Composite;
import org.aceso.runner.host.PluginException;
import org.aceso.wire.ChallengeTypeList;
import org.aceso.wire.Plugin;
import org.aceso.wire.PluginList;
import org.jdbi.v3.core.Handle;

/** Who handles the operations on challenge types and plugins. */
public final class PluginRoutes {
  private final Catalogue catalogue;
  private final Evaluators evaluators;
  private final DatasetFiles datasets;

  public PluginRoutes(Catalogue catalogue, Evaluators evaluators, DatasetFiles datasets) {
    this.catalogue = catalogue;
    this.evaluators = evaluators;
    this.datasets = datasets;
  }

  /**
   * Finds files of datasets that a caller may read; datasets are a feature that this one serves.
   */
  @FunctionalInterface
  public interface DatasetFiles {
    Optional<Path> find(Call call, String datasetId, String name, Handle db) throws IOException;
  }

  public void register(Api api) {
    api.on("listChallengeTypes", this::list);
    api.on("getChallengeType", (call, db) -> Answer.ok(PluginJson.wire(type(call))));
    api.atLength("configureChallengeType", this::configure);
    api.on("listPlugins", this::plugins);
  }

  private Answer list(Call call, Handle db) {
    return Answer.ok(
        new ChallengeTypeList(catalogue.types().stream().map(PluginJson::wire).toList()));
  }

  /** Files of datasets are looked up first: a type that takes its time holds no connection. */
  private LongHandler.Work configure(Call call, Handle db) throws IOException {
    HostedType type = type(call);
    JsonNode values = call.tree().get("settings");
    List<Composite> composites = composites(call.tree().path("composites"));
    Map<String, JsonNode> files = SettingFiles.of(type.descriptor().settings(), values);
    Map<String, Path> stored = new HashMap<>();
    for (Map.Entry<String, JsonNode> file : files.entrySet()) {
      if (!isText(file.getValue())) {
        stored.put(file.getKey(), find(call, file.getKey(), file.getValue(), db));
      }
    }
    return () -> {
      Answer answer = configure(type, values.deepCopy(), composites, files, stored);
      return unused -> answer;
    };
  }

  private Answer configure(
      HostedType type,
      ObjectNode settings,
      List<Composite> composites,
      Map<String, JsonNode> files,
      Map<String, Path> stored)
      throws IOException {
    Path folder = Files.createTempDirectory("aceso-settings");
    try (Visit visit = evaluators.visit()) {
      for (Map.Entry<String, JsonNode> file : files.entrySet()) {
        String name = file.getKey();
        Path path = stored.get(name);
        if (path == null) {
          path = Files.writeString(folder.resolve(name), file.getValue().get("text").asText());
        }
        settings.put(name, path.toString());
      }
      return Answer.ok(
          PluginJson.wire(
              visit.configure(type.jar(), type.descriptor().id(), settings, composites)));
    } catch (EvaluatorException e) {
      throw unanswered(e.fault());
    } catch (PluginException e) {
      throw unanswered(Fault.PLUGIN);
    } finally {
      delete(folder);
    }
  }

  private static Refusal unanswered(Fault fault) {
    return new Refusal(ProblemType.UNAVAILABLE, "the challenge type could not answer: " + fault)
        .header("Retry-After", "5");
  }

  private static List<Composite> composites(JsonNode stated) {
    return stated.isMissingNode()
        ? List.of()
        : List.of(Json.MAPPER.convertValue(stated, Composite[].class));
  }

  private static boolean isText(JsonNode file) {
    return file.path("text").isTextual();
  }

  private Path find(Call call, String setting, JsonNode file, Handle db) throws IOException {
    return datasets
        .find(call, file.path("datasetId").asText(), file.path("name").asText(), db)
        .orElseThrow(
            () ->
                Refusal.member(
                    "#/settings/" + setting,
                    "file",
                    "names no file: give {datasetId, name} of a readable dataset, or {name,"
                        + " text}"));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> left = Files.list(folder)) {
      for (Path file : left.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  private Answer plugins(Call call, Handle db) {
    return Answer.ok(
        new PluginList(
            catalogue.jars().stream()
                .map(
                    jar ->
                        new Plugin(
                            jar.file().getFileName().toString(),
                            jar.sha256().isEmpty() ? null : jar.sha256(),
                            jar.types(),
                            jar.refusal()))
                .toList()));
  }

  private HostedType type(Call call) {
    return catalogue
        .find(call.path("typeId"))
        .orElseThrow(() -> Refusal.notFound("challenge type"));
  }
}
