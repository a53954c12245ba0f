package org.aceso.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.aceso.access.Permission;
import org.aceso.access.Role;

/** One request, after its credential, parameters and body were held against the contract. */
public final class Call {
  private static final int MOST_ITEMS = 200;

  private final Context context;
  private final Operation operation;
  private final Cursors cursors;
  private final PublicUrl url;
  private final List<String> onBehalfOf;
  private final long began = System.nanoTime();
  private Authenticator.Credential credential;
  private Principal principal;
  private JsonNode body;
  private Object note;
  private boolean permitted;

  Call(Context context, Operation operation, Cursors cursors, PublicUrl url) {
    this.context = context;
    this.operation = operation;
    this.cursors = cursors;
    this.url = url;
    this.onBehalfOf = List.copyOf(Collections.list(context.req().getHeaders(OnBehalfOf.HEADER)));
  }

  /**
   * Whom the header names. A stream is looked after when its request may be gone already, and with
   * it the headers.
   */
  List<String> actsOnBehalfOf() {
    return onBehalfOf;
  }

  void authenticated(Authenticator.Credential shown, Principal by) {
    credential = shown;
    principal = by;
  }

  /** The credential is that of a platform; from here on the call is its user's. */
  void actsFor(Principal user) {
    principal = user;
  }

  /** What the caller showed, to be looked at again; empty for an anonymous caller. */
  Optional<Authenticator.Credential> credential() {
    return Optional.ofNullable(credential);
  }

  void body(JsonNode tree) {
    body = tree;
  }

  Context context() {
    return context;
  }

  Operation operation() {
    return operation;
  }

  /** How long ago the request came in. */
  Duration age() {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  /** The id of the request, as the answer's header and the log have it. */
  public String requestId() {
    return context.attribute(Responder.ID);
  }

  /** Whether nothing but the headers of the answer is asked for. */
  public boolean isHead() {
    return context.method().equals(HandlerType.HEAD);
  }

  /** Who calls; empty for an anonymous caller of a public operation. */
  public Optional<Principal> viewer() {
    return Optional.ofNullable(principal);
  }

  /** Who calls an operation that needs a token. */
  public Principal caller() {
    return viewer().orElseThrow(() -> new Refusal(ProblemType.INVALID_TOKEN, "this needs a token"));
  }

  /** The URI that names a kind of problem. */
  public String uri(ProblemType type) {
    return type.uri(url);
  }

  /** The link to the page about a kind of problem. */
  public String page(ProblemType type) {
    return url.of(type.page());
  }

  /** What the caller is to the installation. */
  public Set<Role> roles() {
    Set<Role> roles = EnumSet.of(Role.ANYONE);
    viewer()
        .ifPresent(
            by -> {
              if (!by.isPlatform()) {
                roles.add(Role.PERSON);
              }
              roles.addAll(by.roles());
            });
    return roles;
  }

  /** Refuses what nobody does for another. */
  public void requireInPerson(String what) {
    if (caller().isDelegated()) {
      throw new Refusal(ProblemType.DELEGATION_REFUSED, "nobody " + what + " for another");
    }
  }

  /**
   * Refuses a caller whose roles do not suffice for the operation. An operation that no handler
   * held against the roles is not answered.
   */
  public void permit(Set<Role> held) {
    Permission needed = operation.permission();
    if (!needed.isHeldBy(held)) {
      throw Refusal.forbidden(needed.refusal());
    }
    permitted = true;
  }

  /** Checks what can be checked without knowing which challenge it is about. */
  void permitForInstallation() {
    if (operation.permission().of() == Permission.Of.INSTALLATION) {
      permit(roles());
    }
  }

  void requirePermitted() {
    if (!permitted) {
      throw new IllegalStateException("nobody asked who may call " + operation.id());
    }
  }

  public String path(String name) {
    return context.pathParam(name);
  }

  public Optional<String> query(String name) {
    return Optional.ofNullable(context.queryParam(name));
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(context.header(name));
  }

  /** The media type of the body, without parameters. */
  public String mediaType() {
    String type = context.contentType();
    return type == null ? "" : MediaTypes.bare(type);
  }

  /** How many items a page has. */
  public int limit() {
    return query("limit").map(text -> (int) Math.min(MOST_ITEMS, Long.parseLong(text))).orElse(50);
  }

  /** The key after which the page starts; empty for the first page. */
  public Optional<String> after() {
    return query("after").map(cursor -> cursors.open(cursor, filter()));
  }

  /**
   * Answers a page.
   *
   * @param found what was found, one more than {@link #limit} when there is a next page
   * @param key what an item is found by again
   * @param wire makes the wire record from the items shown and the cursor of the next page, or null
   */
  public <T> Answer page(
      List<T> found, Function<T, String> key, BiFunction<List<T>, String, Object> wire) {
    return pageById(found, item -> cursors.seal(key.apply(item), filter()), wire);
  }

  /** The same for a list in which a client may start after any item, by its id. */
  public <T> Answer pageById(
      List<T> found, Function<T, String> id, BiFunction<List<T>, String, Object> wire) {
    int limit = limit();
    if (found.size() <= limit) {
      return Answer.ok(wire.apply(found, null));
    }
    List<T> shown = found.subList(0, limit);
    String next = id.apply(shown.get(limit - 1));
    return Answer.ok(wire.apply(shown, next))
        .with("Link", "<" + url.of(Links.nextPage(context, next)) + ">; rel=\"next\"");
  }

  /** The body as a tree, in which an absent member differs from null. */
  public JsonNode tree() {
    return body;
  }

  /** The body as a wire record. */
  public <T> T body(Class<T> type) {
    try {
      return Json.MAPPER.treeToValue(body, type);
    } catch (JsonProcessingException e) {
      throw new Refusal(ProblemType.MALFORMED_REQUEST, "the body does not fit the contract");
    }
  }

  /** Refuses an edit of another version than the one that the client read. */
  public void requireMatch(String currentTag) {
    String wanted = header("If-Match").orElseThrow();
    if (!ETags.matchesStrongly(wanted, "\"" + currentTag + "\"")) {
      throw new Refusal(
          ProblemType.PRECONDITION_FAILED, "the current ETag is \"" + currentTag + "\"");
    }
  }

  /**
   * Refuses to replace what the client did not say it knows, and to add what it thought was there.
   *
   * @param currentTag of what is there; empty when nothing is
   */
  public void requireExpected(Optional<String> currentTag) {
    Optional<String> known = header("If-Match");
    Optional<String> unknown = header("If-None-Match");
    if (known.isPresent()) {
      requireMatch(currentTag.orElseThrow(() -> failed("nothing is there, and so no ETag")));
    } else if (unknown.isPresent()) {
      currentTag
          .map(tag -> "\"" + tag + "\"")
          .filter(tag -> ETags.matches(unknown.get(), tag))
          .ifPresent(
              tag -> {
                throw failed("it is there already, with the ETag " + tag);
              });
    } else if (currentTag.isPresent()) {
      throw new Refusal(
          ProblemType.PRECONDITION_REQUIRED,
          "it is there already: to replace it, send its ETag as If-Match");
    }
  }

  private static Refusal failed(String detail) {
    return new Refusal(ProblemType.PRECONDITION_FAILED, detail);
  }

  /** Remembers something between the steps of an upload. */
  public void note(Object remembered) {
    note = remembered;
  }

  public <T> T note(Class<T> type) {
    return type.cast(note);
  }

  private String filter() {
    StringBuilder filter = new StringBuilder(operation.id()).append(context.path());
    operation.queryParameters().keySet().stream()
        .filter(name -> !name.equals("after") && !name.equals("limit"))
        .sorted()
        .forEach(
            name -> filter.append('&').append(name).append('=').append(query(name).orElse("")));
    return filter.toString();
  }
}
