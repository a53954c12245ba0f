package org.aceso.http;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Repeats the answer of a request that was made before with the same key. The row is written in the
 * transaction of the effect: either both are there or neither.
 */
final class Idempotency {
  private final String personId;
  private final String actorId;
  private final String operation;
  private final String path;
  private final String key;

  private Idempotency(Call call, String key) {
    this.personId = call.caller().personId();
    this.actorId = call.caller().isDelegated() ? call.caller().actorId() : "";
    this.operation = call.operation().id();
    this.path = call.context().path();
    this.key = key;
  }

  /** Empty when the request carries no key or its operation knows none. */
  static Optional<Idempotency> of(Call call) {
    return call.operation().isIdempotent()
        ? call.header("Idempotency-Key").map(header -> new Idempotency(call, unquote(header)))
        : Optional.empty();
  }

  /** The first answer, when the request was made before with its key. */
  static Optional<Answer> before(Call call, byte[] content, Handle db) {
    return of(call).flatMap(repeated -> repeated.replay(content, db));
  }

  /** Has an effect unless it was had before: then the first answer comes again. */
  static Answer once(Call call, byte[] content, Handle db, Effect effect) throws IOException {
    Optional<Idempotency> repeated = of(call);
    if (repeated.isEmpty()) {
      return effect.run();
    }
    Optional<Answer> before = repeated.get().replay(content, db);
    if (before.isPresent()) {
      return before.get();
    }
    Answer answer = effect.run();
    repeated.get().remember(content, answer, db);
    return answer;
  }

  /** What a request does if it was not done before. */
  interface Effect {
    Answer run() throws IOException;
  }

  /** Whether an answer is stored, whatever its content was. */
  boolean isKnown(Handle db) {
    return stored(db).isPresent();
  }

  /** The stored answer; refuses other content, and a request that is still under way. */
  Optional<Answer> replay(byte[] fingerprint, Handle db) {
    if (!db.createQuery("SELECT pg_try_advisory_xact_lock(hashtextextended(:key, 0))")
        .bind("key", String.join("\n", personId, actorId, operation, path, key))
        .mapTo(Boolean.class)
        .one()) {
      throw new Refusal(ProblemType.REQUEST_IN_PROGRESS, "a request with this key is under way")
          .header("Retry-After", "1");
    }
    return stored(db)
        .map(
            row -> {
              if (!Arrays.equals(row.fingerprint(), fingerprint)) {
                throw new Refusal(
                    ProblemType.IDEMPOTENCY_KEY_REUSED, "the key came with other content before");
              }
              return row.answer();
            });
  }

  void remember(byte[] fingerprint, Answer answer, Handle db) {
    db.createUpdate(
            """
            INSERT INTO idempotency
              (person_id, actor_id, operation, path, key, fingerprint, status, headers, body)
            VALUES (:person, :actor, :operation, :path, :key, :fingerprint, :status,
              :headers::jsonb, :body)
            """)
        .bind("person", personId)
        .bind("actor", actorId)
        .bind("operation", operation)
        .bind("path", path)
        .bind("key", key)
        .bind("fingerprint", fingerprint)
        .bind("status", answer.status())
        .bind("headers", Json.text(answer.headers()))
        .bind("body", withoutSecret(answer.body()))
        .execute();
  }

  private Optional<Stored> stored(Handle db) {
    return db.createQuery(
            """
            SELECT fingerprint, status, headers::text, body FROM idempotency
            WHERE person_id = :person AND actor_id = :actor AND operation = :operation
              AND path = :path AND key = :key
            """)
        .bind("person", personId)
        .bind("actor", actorId)
        .bind("operation", operation)
        .bind("path", path)
        .bind("key", key)
        .map(
            (row, context) ->
                new Stored(row.getBytes(1), row.getInt(2), row.getString(3), row.getBytes(4)))
        .findOne();
  }

  /** What is shown once is not stored. */
  private static byte[] withoutSecret(Object body) {
    JsonNode tree = Json.MAPPER.valueToTree(body);
    if (tree instanceof ObjectNode object && (object.has("secret") || object.has("code"))) {
      object.remove("secret");
      object.remove("code");
      object.put("secretAvailable", false);
    }
    return Json.bytes(tree);
  }

  private static String unquote(String header) {
    String key =
        header.length() >= 2 && header.startsWith("\"") && header.endsWith("\"")
            ? header.substring(1, header.length() - 1)
            : header;
    if (key.isBlank() || key.length() > 255) {
      throw Refusal.header("Idempotency-Key", "length", "must have 1 to 255 characters");
    }
    return key;
  }

  private record Stored(byte[] fingerprint, int status, String headers, byte[] body) {
    Answer answer() {
      try {
        Map<String, String> all = Json.MAPPER.readValue(headers, new TypeReference<>() {});
        return new Answer(status, Json.MAPPER.readTree(body), all)
            .with("Idempotency-Replayed", "true");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
