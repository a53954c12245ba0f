package org.aceso.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aceso.storage.Blob;
import org.aceso.storage.BlobStore;
import org.aceso.storage.TooManyBytesException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The steps that every request passes, cheapest refusal first. */
final class Pipeline {
  private final Jdbi jdbi;
  private final Gate gate;
  private final BlobStore store;
  private final Cursors cursors;
  private final Edge edge;
  private final Responder responder;
  private final ReadOnly readOnly;

  Pipeline(
      Jdbi jdbi,
      Authenticator authenticator,
      Delegation delegation,
      BlobStore store,
      Cursors cursors,
      Edge edge,
      Responder responder,
      ReadOnly readOnly) {
    this.jdbi = jdbi;
    this.gate = new Gate(jdbi, authenticator, delegation, edge.limits());
    this.store = store;
    this.cursors = cursors;
    this.edge = edge;
    this.responder = responder;
    this.readOnly = readOnly;
  }

  /** An operation with a JSON body or none. */
  void run(Context context, Operation operation, Handler handler) throws IOException {
    Call call = checked(context, operation);
    gate.enter(call);
    byte[] body = readBody(call);
    if (operation.isRead()) {
      try (Handle db = jdbi.open()) {
        Answer answer = handler.handle(call, db);
        call.requirePermitted();
        responder.send(call, answer);
      }
      if (context.statusCode() == 304) {
        edge.limits().giveBack(context);
      }
      return;
    }
    checkBody(call, body);
    Answer answer =
        jdbi.inTransaction(
            db -> {
              gate.enterAgain(call, db);
              return once(
                  call,
                  Digests.sha256(body),
                  db,
                  () -> {
                    Answer effect = handler.handle(call, db);
                    call.requirePermitted();
                    return effect;
                  });
            });
    responder.send(call, answer);
  }

  /** An operation that must answer even when the database does not. */
  void alone(Context context, Operation operation, Api.LoneHandler handler) throws IOException {
    Call call = checked(context, operation);
    call.permitForInstallation();
    call.requirePermitted();
    responder.send(call, handler.handle(call));
  }

  /** An operation whose answer goes on. */
  void follow(Context context, Operation operation, Streams streams, StreamHandler handler) {
    Call call = checked(context, operation);
    gate.enter(call);
    streams.open(context, call, handler, this);
  }

  /** An operation whose body is a file: admit, store, accept. */
  void receive(Context context, Operation operation, UploadHandler handler) throws IOException {
    Call call = checked(context, operation);
    gate.enter(call);
    MediaTypes.check(operation, context.contentType());
    jdbi.useHandle(
        db -> {
          Optional<Idempotency> repeated = Idempotency.of(call);
          if (repeated.isEmpty() || !repeated.get().isKnown(db)) {
            admit(call, handler, repeated, db);
          }
        });
    Blob blob = store(context);
    Answer answer =
        jdbi.inTransaction(
            db -> {
              gate.enterAgain(call, db);
              store.record(blob, db);
              return once(
                  call,
                  Digests.sha256(blob.sha256() + context.contentType()),
                  db,
                  () -> {
                    if (call.note(Object.class) == null) {
                      handler.admit(call, db);
                    }
                    Answer effect = handler.accept(call, blob, db);
                    call.requirePermitted();
                    return effect;
                  });
            });
    responder.send(call, answer);
  }

  /** An equal request may have ended between the two looks, and have used the quota up. */
  private static void admit(
      Call call, UploadHandler handler, Optional<Idempotency> repeated, Handle db) {
    try {
      handler.admit(call, db);
    } catch (Refusal refusal) {
      if (repeated.isEmpty() || !repeated.get().isKnown(db)) {
        throw refusal;
      }
    }
  }

  private Blob store(Context context) throws IOException {
    try (InputStream in = context.req().getInputStream()) {
      String stated = context.header("Repr-Digest");
      return store.put(
          in, context.req().getContentLengthLong(), sha256 -> Digests.verify(stated, sha256));
    } catch (TooManyBytesException e) {
      throw new Refusal(
          ProblemType.TOO_LARGE, "this server takes files of at most " + e.most() + " bytes");
    }
  }

  private Answer once(Call call, byte[] content, Handle db, Effect effect) throws IOException {
    Optional<Idempotency> repeated = Idempotency.of(call);
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

  private Call checked(Context context, Operation operation) {
    if (!Accept.of(context.header("Accept")).takesOneOf(operation.produces())) {
      throw new Refusal(
          ProblemType.NOT_ACCEPTABLE,
          "this is answered as " + String.join(" or ", operation.produces()) + " only");
    }
    RequestCheck.path(operation, context.pathParamMap());
    RequestCheck.query(operation, context.queryParamMap());
    RequestCheck.headers(operation, context::header);
    if (operation.needsIfMatch() && context.header("If-Match") == null) {
      throw new Refusal(
          ProblemType.PRECONDITION_REQUIRED, "send the ETag that you read as If-Match");
    }
    return new Call(context, operation, cursors, edge.url());
  }

  /** Whether the caller of a stream may still follow it. */
  void authorize(Call call, Handle db) {
    gate.requireStill(call, db);
  }

  private static byte[] readBody(Call call) throws IOException {
    byte[] body = call.context().req().getInputStream().readNBytes(JsonBody.MOST_BYTES + 1);
    if (body.length > JsonBody.MOST_BYTES) {
      throw new Refusal(
          ProblemType.TOO_LARGE, "a JSON body has at most " + JsonBody.MOST_BYTES + " bytes");
    }
    return body;
  }

  private void checkBody(Call call, byte[] body) throws IOException {
    Operation operation = call.operation();
    if (operation.body().isEmpty()) {
      if (body.length > 0 && !new String(body, StandardCharsets.UTF_8).isBlank()) {
        throw new Refusal(ProblemType.MALFORMED_REQUEST, "this operation takes no body");
      }
      return;
    }
    if (body.length == 0 && !operation.bodyRequired()) {
      call.body(Json.MAPPER.createObjectNode());
      return;
    }
    MediaTypes.check(operation, call.context().contentType());
    List<RequestProblem> problems = new ArrayList<>();
    call.body(readOnly.setAside(call, JsonBody.read(body), problems));
    RequestCheck.body(operation.body().get(), call.tree(), problems);
  }

  /** What a request does if it was not done before. */
  private interface Effect {
    Answer run() throws IOException;
  }
}
