package org.aceso.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Turns a request into another one, most often wrong in one thing. */
final class Mutations {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> TYPES =
      List.of(
          "",
          "application/json",
          "application/merge-patch+json",
          "application/json; charset=utf-16",
          "APPLICATION/JSON;a=\"b\"",
          "text/csv",
          "text/plain",
          "application/xml",
          "multipart/form-data; boundary=x",
          "application/zip",
          "x");
  private static final Map<String, List<String>> HEADERS =
      Map.of(
          "If-Match", List.of("*", "\"1\"", "W/\"1\"", "\"", "1", "\"1\", \"2\"", "\"0o\""),
          "If-None-Match", List.of("*", "\"1\"", "W/\"1\"", "\"1\",*", ","),
          "Idempotency-Key", List.of("fuzz-1", "\"fuzz-1\"", "fuzz-2", "\"\"", "k".repeat(300)),
          "Repr-Digest", List.of("sha-256=:AAAA:", "sha-256=x", "md5=:AAAA:", "sha-512=:=:"),
          "Accept", List.of("text/html", "application/json;q=0", "*/*;q=2", "x"),
          "Accept-Encoding", List.of("gzip", "identity;q=0", "br;q=1, *;q=0"),
          "Content-Encoding", List.of("gzip", "deflate", "x"),
          "Range", List.of("bytes=0-1", "bytes=9-1", "bytes=-0", "x=1"),
          "X-HTTP-Method-Override", List.of("DELETE"),
          "Origin", List.of("http://127.0.0.1:1", "null"));

  private final Chance chance;
  private final Known known;
  private final Places places;
  private final TreeDamage trees;

  Mutations(Chance chance, Known known) {
    Shapes shapes = new Shapes(chance, known);
    this.chance = chance;
    this.known = known;
    this.places = new Places(chance, known, shapes);
    this.trees = new TreeDamage(chance, known, shapes);
  }

  /** The request with other ids of the same kinds. */
  Request rebound(Spec.Op op, Request request) {
    return places.rebound(op, request);
  }

  /** The request with one change. */
  Request changed(Spec.Op op, Request request) {
    boolean hasBody = op.node().has("requestBody");
    return switch (chance.below(hasBody ? 16 : 8)) {
      case 0 -> places.oddPath(op, request);
      case 1, 2 -> places.query(op, request);
      case 3, 4 -> header(op, request);
      case 5 -> hasBody ? bytes(request) : request.body("application/json", "{}");
      case 6 -> places.rebound(op, request);
      case 7 ->
          hasBody
              ? request.body(chance.of(TYPES), request.body())
              : request.with(chance.of(List.copyOf(HEADERS.keySet())), Odd.header(chance));
      default -> body(op, request);
    };
  }

  private Request header(Spec.Op op, Request request) {
    List<String> names = new ArrayList<>(HEADERS.keySet());
    for (Spec.Parameter declared : Spec.parameters(op, "header")) {
      // Those that the operation reads, rather.
      names.addAll(List.of(declared.name(), declared.name(), declared.name()));
    }
    String name = chance.of(names.stream().sorted().toList());
    return switch (chance.below(5)) {
      case 0 -> request.without(name);
      case 1 -> request.with(name, Odd.header(chance));
      case 2 -> request.with(name, known.one("etag"));
      default -> request.with(name, chance.of(HEADERS.getOrDefault(name, List.of("x"))));
    };
  }

  private Request body(Spec.Op op, Request request) {
    String schema =
        op.pointer()
            + "/requestBody/content/"
            + Spec.escape(request.mediaType().replaceFirst(";.*", ""))
            + "/schema";
    boolean isJson = request.mediaType().endsWith("json") && !Spec.ROOT.at(schema).isMissingNode();
    try {
      JsonNode tree = isJson ? JSON.readTree(request.text()) : null;
      return tree == null || tree.isMissingNode()
          ? bytes(request)
          : request.body(request.mediaType(), trees.damaged(schema, tree));
    } catch (JsonProcessingException e) {
      return bytes(request);
    }
  }

  private Request bytes(Request request) {
    byte[] old = request.body() == null ? new byte[0] : request.body();
    byte[] changed =
        switch (chance.below(9)) {
          case 0 -> new byte[0];
          case 1 -> Arrays.copyOf(old, chance.below(old.length + 1));
          case 2 -> spliced(old, chance.bytes(1 + chance.below(8)));
          case 3 -> spliced(old, new byte[] {(byte) 0xC0, (byte) 0x80});
          case 4 -> spliced(old, new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80});
          case 5 -> spliced(old, new byte[] {0});
          case 6 -> new String(old, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16);
          case 7 -> ("\ufeff" + request.text()).getBytes(StandardCharsets.UTF_8);
          default ->
              (request.text() + chance.of(List.of("x", "{}", "\n\n", "\0", "]")))
                  .getBytes(StandardCharsets.UTF_8);
        };
    return request.body(request.mediaType(), changed);
  }

  private byte[] spliced(byte[] old, byte[] more) {
    int at = chance.below(old.length + 1);
    byte[] all = Arrays.copyOf(old, old.length + more.length);
    System.arraycopy(more, 0, all, at, more.length);
    System.arraycopy(old, at, all, at + more.length, old.length - at);
    return all;
  }
}
