package org.aceso.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Holds a reply against the contract, and looks for what no reply may tell. */
final class ReplyCheck {
  private static final Pattern ID = Pattern.compile("([a-z]{3})_[0-9a-z]{26}");
  private static final Pattern INSIDE =
      Pattern.compile(
          "Exception|\\bjavax?\\.|\\borg\\.(aceso|postgresql|jdbi|eclipse|pf4j)"
              + "|com\\.(fasterxml|networknt)|io\\.javalin|[Jj]etty|StreamRead|JsonToken|Jackson"
              + "|\\bSELECT\\b|\\bINSERT INTO\\b|SQLSTATE|\\bERROR: |\\bat \\w+(\\.\\w+)+\\("
              + "|\\b[A-Z]\\w+(Deserializer|Parser|Mapper|Node|Factory)\\b|`\\w+\\.\\w+");

  /** What was read for it already: the same refusal comes again and again. */
  private static final Cache<String, Boolean> READ =
      Caffeine.newBuilder()
          .maximumWeight(20_000_000)
          .weigher((String text, Boolean tells) -> text.length())
          .build();

  /** Folders of this machine: none of them is a stranger's business. */
  private static final List<String> FOLDERS =
      Stream.of("java.io.tmpdir", "user.dir", "user.home", "java.home")
          .map(System::getProperty)
          .filter(folder -> folder.length() > 1)
          .map(folder -> folder.endsWith("/") ? folder : folder + "/")
          .toList();

  /** Fields of HTTP itself; every other one is named in the contract. */
  private static final Set<String> FIELDS =
      Set.of(
          "allow",
          "cache-control",
          "connection",
          "content-disposition",
          "content-encoding",
          "content-language",
          "content-length",
          "content-security-policy",
          "content-type",
          "date",
          "retry-after",
          "transfer-encoding",
          "vary",
          "www-authenticate",
          "x-content-type-options");

  private static final String CONTRACT = Spec.ROOT.toString().toLowerCase(Locale.ROOT);

  /** Whether the contract, which is long, names a field. */
  private static final Map<String, Boolean> NAMED = new ConcurrentHashMap<>();

  private ReplyCheck() {}

  /** Fails with everything that does not fit. */
  static void check(Reply reply) {
    List<String> wrong = new ArrayList<>();
    Optional<Spec.Op> operation = Spec.serving(reply.method(), reply.path());
    if (reply.isProblem()) {
      checkProblem(reply, wrong);
    } else if (reply.method().equals("OPTIONS")) {
      checkOptions(reply, wrong);
    } else if (operation.isEmpty()) {
      wrong.add("no operation of the contract, and not a problem");
    }
    operation.ifPresent(op -> checkResponse(op, reply, wrong));
    boolean isJson = reply.mediaType().endsWith("json") && !reply.path().startsWith("/openapi");
    if ((isJson || reply.status() >= 400) && tellsOfTheInside(withoutIds(reply.text()))) {
      wrong.add("it tells of the server's inside");
    }
    if (isJson && FOLDERS.stream().anyMatch(reply.text()::contains)) {
      wrong.add("it tells of a folder of the server");
    }
    for (String name : List.of("Request-Id", "Server-Time")) {
      if (reply.header(name).isEmpty()) {
        wrong.add("there is no " + name);
      }
    }
    checkFields(reply, wrong);
    if (!wrong.isEmpty()) {
      throw new AssertionError(reply + "\n" + String.join("\n", wrong));
    }
  }

  private static boolean tellsOfTheInside(String text) {
    return READ.get(text, any -> INSIDE.matcher(any).find());
  }

  /** Random characters spell the name of any library sooner or later. */
  private static String withoutIds(String text) {
    return ID.matcher(text).replaceAll("$1_");
  }

  /** The contract says of it what holds for every path. */
  private static void checkOptions(Reply reply, List<String> wrong) {
    if (reply.status() != 204 || reply.bytes().length > 0 || reply.header("Allow").isEmpty()) {
      wrong.add("OPTIONS is answered 204 with Allow and no body");
    }
  }

  private static void checkResponse(Spec.Op op, Reply reply, List<String> wrong) {
    String responses = op.pointer() + "/responses/";
    String stated = responses + reply.status();
    boolean isDefault = Spec.ROOT.at(stated).isMissingNode();
    if (isDefault && !reply.isProblem()) {
      wrong.add("the status is not documented");
      return;
    }
    String pointer = Spec.resolve(isDefault ? responses + "default" : stated);
    checkHeaders(pointer, reply, wrong);
    JsonNode content = Spec.ROOT.at(pointer + "/content");
    if (content.isMissingNode()) {
      if (reply.bytes().length > 0) {
        wrong.add("a body that is not documented");
      }
      return;
    }
    String type = content.has("*/*") ? "*/*" : reply.mediaType();
    if (!content.has(type)) {
      wrong.add("the media type " + type + " is not documented");
    } else if (!reply.method().equals("HEAD")) {
      JsonNode value = type.endsWith("json") ? reply.json() : TextNode.valueOf(reply.text());
      String schema = pointer + "/content/" + Spec.escape(type) + "/schema";
      wrong.addAll(Spec.problems(schema, value));
    }
  }

  private static void checkFields(Reply reply, List<String> wrong) {
    if (!reply.header("X-Content-Type-Options").equals("nosniff")) {
      wrong.add("a browser may guess its type");
    }
    for (String name : reply.headers().map().keySet()) {
      String field = name.toLowerCase(Locale.ROOT);
      if (!FIELDS.contains(field) && !NAMED.computeIfAbsent(field, CONTRACT::contains)) {
        wrong.add("the header " + name + " is not documented");
      }
    }
  }

  private static void checkHeaders(String pointer, Reply reply, List<String> wrong) {
    Spec.ROOT
        .at(pointer + "/headers")
        .fieldNames()
        .forEachRemaining(
            name -> {
              String at = Spec.resolve(pointer + "/headers/" + name);
              boolean isDue =
                  name.equals("Link")
                      ? reply.text().contains("\"next\"")
                      : Spec.ROOT.at(at).path("required").asBoolean();
              if (isDue && reply.header(name).isEmpty()) {
                wrong.add("the documented header " + name + " is not there");
              }
            });
  }

  private static void checkProblem(Reply reply, List<String> wrong) {
    if (!reply.header("Cache-Control").equals("no-store")) {
      wrong.add("a problem may be cached");
    }
    if (reply.method().equals("HEAD")) {
      return;
    }
    JsonNode problem = reply.json();
    wrong.addAll(Spec.problems("/components/schemas/Problem", problem));
    JsonNode known = Spec.ROOT.at("/components/schemas/Problem/properties");
    problem
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.has(name)) {
                wrong.add("the member " + name + " is not documented");
              }
            });
    if (problem.path("status").asInt() != reply.status()) {
      wrong.add("the problem's status is not the response's");
    }
    if (!problem
        .path("type")
        .asText()
        .matches(
            "(https://api\\.example\\.org/aceso)?/problems/[a-z-]+|" + Problems.IANA + "[a-z-]+")) {
      wrong.add("the type is no page of /problems");
    }
    if (!problem.path("instance").asText().equals("/requests/" + reply.header("Request-Id"))) {
      wrong.add("the instance is not the Request-Id");
    }
    if (problem.path("detail").asText().isBlank()) {
      wrong.add("there is no detail");
    }
  }
}
