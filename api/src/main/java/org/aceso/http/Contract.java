package org.aceso.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.path.PathType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.aceso.access.Permission;

/**
 * {@code openapi.yaml} as data: the server takes routes, scopes, parameters and body schemas from
 * it, so that what is written there is what is enforced.
 */
public final class Contract {
  private static final String IRI = "https://aceso.invalid/openapi.json";
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  private final byte[] yaml;
  private final JsonNode root;
  private final Schema document;
  private final Map<String, Operation> operations = new LinkedHashMap<>();

  private Contract(byte[] yaml, JsonNode root) {
    this.yaml = yaml;
    this.root = root;
    SchemaRegistryConfig config =
        SchemaRegistryConfig.builder()
            .formatAssertionsEnabled(true)
            .pathType(PathType.JSON_POINTER)
            .locale(Locale.ROOT)
            .build();
    this.document =
        SchemaRegistry.withDialect(
                Dialect.builder(Dialects.getDraft202012())
                    .format(new InstantFormat())
                    .format(new NameFormat())
                    .build(),
                builder ->
                    builder.schemaRegistryConfig(config).schemas(Map.of(IRI, root.toString())))
            .getSchema(SchemaLocation.of(IRI));
    for (var path : root.get("paths").properties()) {
      for (var member : path.getValue().properties()) {
        if (METHODS.contains(member.getKey())) {
          Operation operation = operation(path.getKey(), member.getKey(), path.getValue());
          operations.put(operation.id(), operation);
        }
      }
    }
  }

  /** The contract that is packaged with the server. */
  public static Contract load() {
    try (InputStream in = Contract.class.getResourceAsStream("/openapi.yaml")) {
      return read(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("openapi.yaml is not in the jar", e);
    }
  }

  /**
   * Reads a contract.
   *
   * @throws IllegalStateException when it does not say what it must
   */
  static Contract read(byte[] yaml) throws IOException {
    return new Contract(yaml, new YAMLMapper().readTree(yaml));
  }

  public byte[] yaml() {
    return yaml.clone();
  }

  public JsonNode tree() {
    return root;
  }

  /** All operations by id, in the order of the document. */
  Map<String, Operation> operations() {
    return operations;
  }

  /** What each path answers, HEAD and OPTIONS included; a path that fits another stands first. */
  Map<String, Set<String>> methods() {
    Map<String, Set<String>> methods =
        new TreeMap<>(
            Comparator.comparingLong((String path) -> path.chars().filter(c -> c == '{').count())
                .thenComparing(Comparator.naturalOrder()));
    for (Operation operation : operations.values()) {
      Set<String> ofPath =
          methods.computeIfAbsent(operation.path(), any -> new TreeSet<>(Set.of("OPTIONS")));
      ofPath.add(operation.method());
      if (operation.isRead()) {
        ofPath.add("HEAD");
      }
    }
    return methods;
  }

  /** The members that a patch's answer has and its body has not. */
  Set<String> shownOnly(Operation patch) {
    String at = "/paths/" + patch.path().replace("~", "~0").replace("/", "~1") + "/patch";
    Set<String> names = members(resolve(at + "/responses/200") + "/content/application~1json");
    names.removeAll(members(at + "/requestBody/content/application~1merge-patch+json"));
    return names;
  }

  private Set<String> members(String content) {
    Set<String> names = new TreeSet<>();
    root.at(resolve(content + "/schema") + "/properties").fieldNames().forEachRemaining(names::add);
    return names;
  }

  private Operation operation(String path, String method, JsonNode pathItem) {
    JsonNode node = pathItem.get(method);
    String pointer = "/paths/" + path.replace("~", "~0").replace("/", "~1");
    Map<String, Operation.Parameter> inPath = new LinkedHashMap<>();
    Map<String, Operation.Parameter> inQuery = new LinkedHashMap<>();
    Map<String, Operation.Parameter> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String owner : List.of(pointer, pointer + "/" + method)) {
      JsonNode parameters = root.at(owner + "/parameters");
      for (int i = 0; i < parameters.size(); i++) {
        String at = resolve(owner + "/parameters/" + i);
        JsonNode parameter = root.at(at);
        String name = parameter.get("name").asText();
        switch (parameter.get("in").asText()) {
          case "path" -> inPath.put(name, parameter(at));
          case "query" -> inQuery.put(name, parameter(at));
          default -> headers.put(name, parameter(at));
        }
      }
    }
    JsonNode body = node.path("requestBody");
    List<String> mediaTypes = new ArrayList<>();
    body.path("content").fieldNames().forEachRemaining(mediaTypes::add);
    Optional<Schema> schema =
        mediaTypes.stream()
            .filter(type -> type.endsWith("json"))
            .map(
                type ->
                    schema(
                        pointer
                            + "/"
                            + method
                            + "/requestBody/content/"
                            + type.replace("/", "~1")
                            + "/schema"))
            .findFirst();
    JsonNode security = node.has("security") ? node.get("security") : root.get("security");
    Set<String> scopes = new HashSet<>();
    boolean anonymous = false;
    for (JsonNode way : security) {
      anonymous |= way.isEmpty();
      way.path("token").forEach(scope -> scopes.add(scope.asText()));
    }
    return new Operation(
        node.get("operationId").asText(),
        method.toUpperCase(Locale.ROOT),
        path,
        inPath,
        inQuery,
        headers,
        mediaTypes,
        schema,
        body.path("x-most-values").asInt(JsonBody.MOST_VALUES),
        body.path("required").asBoolean(),
        anonymous,
        scopes,
        permission(node),
        produces(pointer + "/" + method),
        Optional.ofNullable(node.path("x-rate-policy").textValue()),
        Deprecation.of(node));
  }

  private Set<String> produces(String pointer) {
    Set<String> types = new TreeSet<>();
    root.at(pointer + "/responses")
        .fieldNames()
        .forEachRemaining(
            status -> {
              if (status.startsWith("2")) {
                String at = resolve(pointer + "/responses/" + status);
                root.at(at + "/content").fieldNames().forEachRemaining(types::add);
              }
            });
    return types;
  }

  /** Fails at start where an operation does not say who may call it. */
  private static Permission permission(JsonNode operation) {
    try {
      return Permission.named(operation.path("x-requires").asText());
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          "openapi.yaml: x-requires of " + operation.get("operationId") + " is no permission", e);
    }
  }

  private Operation.Parameter parameter(String pointer) {
    String type = root.at(resolve(pointer + "/schema")).path("type").asText("string");
    return new Operation.Parameter(schema(pointer + "/schema"), type);
  }

  private String resolve(String pointer) {
    JsonNode ref = root.at(pointer).path("$ref");
    return ref.isMissingNode() ? pointer : resolve(ref.asText().substring(1));
  }

  /** A part of the one document: asked for by its own location, each would parse all of it. */
  private Schema schema(String pointer) {
    return document.getRefSchema(SchemaLocation.of(IRI + "#" + pointer).getFragment());
  }
}
