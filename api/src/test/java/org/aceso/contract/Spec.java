package org.aceso.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.format.PatternFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The contract as a stranger reads it: the file at the repository's root, no class of the server.
 */
final class Spec {
  static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
  static final Path FILE = Path.of("..", "openapi.yaml");

  private static final String IRI = "https://aceso.invalid/contract";

  /** Names in answers are visible text of one line that reads as it is written. */
  private static final String NAME =
      "(?s)^(?=.*[^\\s\\p{Z}])[^\\p{Cc}\\u202a-\\u202e\\u2066-\\u2069\\u2028\\u2029]*$";

  private static final Pattern PARAMETER = Pattern.compile("\\{[A-Za-z]+}");

  /** What fits a path with parameters; made once for each. */
  private static final Map<String, Pattern> PATHS = new ConcurrentHashMap<>();

  static final JsonNode ROOT = read();
  static final List<Op> OPERATIONS = operations();
  private static final Schema DOCUMENT =
      SchemaRegistry.withDialect(
              Dialect.builder(Dialects.getDraft202012())
                  .format(PatternFormat.of("name", NAME, "format"))
                  .build(),
              builder ->
                  builder
                      .schemaRegistryConfig(
                          SchemaRegistryConfig.builder()
                              .formatAssertionsEnabled(true)
                              .locale(Locale.ROOT)
                              .build())
                      .schemas(Map.of(IRI, ROOT.toString())))
          .getSchema(SchemaLocation.of(IRI));

  private Spec() {}

  /**
   * One operation.
   *
   * @param pointer where it stands in the document
   */
  record Op(String id, String method, String path, String pointer) {
    JsonNode node() {
      return ROOT.at(pointer);
    }

    /**
     * The path with every parameter replaced by one text; where names are listed, by the first; a
     * number by 1.
     */
    String path(String value) {
      return PARAMETER.matcher(path).replaceAll(found -> listed(found.group()).orElse(value));
    }

    private Optional<String> listed(String braced) {
      String owner = pointer.substring(0, pointer.lastIndexOf('/')) + "/parameters/";
      for (int i = 0; ROOT.at(owner + i).isObject(); i++) {
        String at = resolve(owner + i);
        if (braced.equals("{" + ROOT.at(at).get("name").asText() + "}")) {
          JsonNode schema = ROOT.at(resolve(at + "/schema"));
          if (schema.path("type").asText().equals("integer")) {
            return Optional.of("1");
          }
          if (schema.path("pattern").asText().startsWith("^[0-9a-f]{64}")) {
            return Optional.of("0".repeat(64));
          }
          JsonNode names = schema.path("enum");
          return names.isEmpty() ? Optional.empty() : Optional.of(names.get(0).asText());
        }
      }
      return Optional.empty();
    }

    boolean serves(String plainPath) {
      return PATHS.computeIfAbsent(path, Op::fitting).matcher(plainPath).matches();
    }

    private static Pattern fitting(String path) {
      String template = PARAMETER.matcher(path).replaceAll("\\\\E[^/]+\\\\Q");
      return Pattern.compile("\\Q" + template + "\\E");
    }

    int parameters() {
      return path.length() - path.replace("{", "").length();
    }
  }

  /**
   * A parameter of an operation, or of its path.
   *
   * @param pointer where it stands, references followed
   */
  record Parameter(String name, String pointer) {
    JsonNode node() {
      return ROOT.at(pointer);
    }
  }

  /** The parameters of an operation that stand in its path, query or headers. */
  static List<Parameter> parameters(Op op, String in) {
    List<Parameter> found = new ArrayList<>();
    for (String owner : List.of(op.pointer().replaceFirst("/[a-z]+$", ""), op.pointer())) {
      JsonNode all = ROOT.at(owner + "/parameters");
      for (int i = 0; i < all.size(); i++) {
        Parameter parameter = parameter(resolve(owner + "/parameters/" + i));
        if (parameter.node().path("in").asText().equals(in)) {
          found.add(parameter);
        }
      }
    }
    return found;
  }

  private static Parameter parameter(String pointer) {
    return new Parameter(ROOT.at(pointer).path("name").asText(), pointer);
  }

  static Op operation(String id) {
    return OPERATIONS.stream().filter(op -> op.id().equals(id)).findFirst().orElseThrow();
  }

  /** What serves a request, if anything; HEAD is the GET of the path. */
  static Optional<Op> serving(String method, String path) {
    String asked = method.equals("HEAD") ? "GET" : method;
    String plain = path.replaceFirst("\\?.*", "");
    return OPERATIONS.stream()
        .filter(op -> op.method().equals(asked) && op.serves(plain))
        .min(Comparator.comparingInt(Op::parameters));
  }

  /** The pointer that references lead to. */
  static String resolve(String pointer) {
    JsonNode ref = ROOT.at(pointer).path("$ref");
    return ref.isMissingNode() ? pointer : resolve(ref.asText().substring(1));
  }

  /** Everything that does not fit the schema at a pointer. */
  static List<String> problems(String pointer, JsonNode value) {
    Schema schema = DOCUMENT.getRefSchema(SchemaLocation.of(IRI + "#" + pointer).getFragment());
    return schema.validate(value).stream().map(Object::toString).toList();
  }

  static String escape(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }

  /** The methods of a path, in capitals. */
  static Set<String> methods(String path) {
    Set<String> methods = new TreeSet<>();
    OPERATIONS.stream().filter(op -> op.path().equals(path)).forEach(op -> methods.add(op.method));
    return methods;
  }

  private static List<Op> operations() {
    List<Op> all = new ArrayList<>();
    for (var path : ROOT.get("paths").properties()) {
      for (var member : path.getValue().properties()) {
        if (METHODS.contains(member.getKey())) {
          all.add(
              new Op(
                  member.getValue().get("operationId").asText(),
                  member.getKey().toUpperCase(Locale.ROOT),
                  path.getKey(),
                  "/paths/" + escape(path.getKey()) + "/" + member.getKey()));
        }
      }
    }
    return List.copyOf(all);
  }

  private static JsonNode read() {
    try {
      return new YAMLMapper().readTree(Files.readAllBytes(FILE));
    } catch (IOException e) {
      throw new UncheckedIOException("openapi.yaml is not at the repository's root", e);
    }
  }
}
