package org.aceso.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.aceso.storage.Blob;
import org.aceso.storage.Scratch;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The steps that every request passes, cheapest refusal first. */
final class Pipeline {
  private final Jdbi jdbi;
  private final Gate gate;
  private final Cursors cursors;
  private final Edge edge;
  private final Responder responder;
  private final ReadOnly readOnly;
  private final Incoming incoming;

  Pipeline(
      Jdbi jdbi,
      Authenticator authenticator,
      Delegation delegation,
      Incoming incoming,
      Cursors cursors,
      Edge edge,
      Responder responder,
      ReadOnly readOnly) {
    this.jdbi = jdbi;
    this.gate = new Gate(jdbi, authenticator, delegation, edge.limits());
    this.cursors = cursors;
    this.edge = edge;
    this.responder = responder;
    this.readOnly = readOnly;
    this.incoming = incoming;
  }

  /** An operation with a JSON body or none. */
  void run(Context context, Operation operation, Handler handler) throws IOException {
    whole(context, operation, (call, body) -> answer(call, body, handler));
  }

  /** The same, of an operation that works without the database for a while. */
  void runAtLength(Context context, Operation operation, LongHandler handler) throws IOException {
    whole(context, operation, (call, body) -> answerAtLength(call, body, handler));
  }

  private void whole(Context context, Operation operation, Answering answering) throws IOException {
    Call call = checked(context, operation);
    gate.enter(call);
    if (Body.isHere(context.req())) {
      answering.answer(call, Body.now(context.req()));
    } else {
      context.future(() -> later(call, answering));
    }
  }

  private CompletableFuture<?> later(Call call, Answering answering) {
    try {
      return Body.later(call.context().req())
          .thenAccept(
              body -> {
                LogFields.set(call.context(), call.operation().id());
                try {
                  answering.answer(call, body);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                } finally {
                  LogFields.clear();
                }
              });
    } catch (IOException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private void answer(Call call, byte[] body, Handler handler) throws IOException {
    if (call.operation().isRead()) {
      read(call, handler);
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

  private void answerAtLength(Call call, byte[] body, LongHandler handler) throws IOException {
    checkBody(call, body);
    LongHandler.Work work =
        jdbi.withHandle(
            db -> {
              gate.enterAgain(call, db);
              LongHandler.Work admitted = handler.look(call, db);
              call.requirePermitted();
              return admitted;
            });
    LongHandler.Ending ending = work.run();
    Answer answer =
        jdbi.inTransaction(
            db -> {
              gate.enterAgain(call, db);
              Answer effect = ending.write(db);
              call.requirePermitted();
              return effect;
            });
    responder.send(call, answer);
  }

  private void read(Call call, Handler handler) throws IOException {
    try (Handle db = jdbi.open()) {
      Answer answer = handler.handle(call, db);
      call.requirePermitted();
      responder.send(call, answer);
    }
    if (call.context().statusCode() == 304) {
      edge.limits().giveBack(call.context());
    }
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
    Blob blob = incoming.stored(context);
    Answer answer =
        jdbi.inTransaction(
            db -> {
              gate.enterAgain(call, db);
              incoming.store().record(blob, db);
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

  /** An operation whose body is a file that nothing is kept of. */
  void pass(Context context, Operation operation, PassingHandler handler) throws IOException {
    Call call = checked(context, operation);
    gate.enter(call);
    MediaTypes.check(operation, context.contentType());
    PassingHandler.Work work =
        jdbi.withHandle(
            db -> {
              PassingHandler.Work admitted = handler.look(call, db);
              call.requirePermitted();
              return admitted;
            });
    try (Scratch.Passing file = incoming.passing(context)) {
      jdbi.useHandle(db -> gate.enterAgain(call, db));
      responder.send(call, work.run(file));
    }
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

  /** What is done once the body is there. */
  private interface Answering {
    void answer(Call call, byte[] body) throws IOException;
  }

  /** What a request does if it was not done before. */
  private interface Effect {
    Answer run() throws IOException;
  }
}
