package org.aceso.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The steps that every request passes but one with a file, cheapest refusal first. */
final class Pipeline {
  private final Jdbi jdbi;
  private final Gate gate;
  private final Heads heads;
  private final Edge edge;
  private final Responder responder;
  private final ReadOnly readOnly;

  Pipeline(Jdbi jdbi, Gate gate, Heads heads, Edge edge, Responder responder, ReadOnly readOnly) {
    this.jdbi = jdbi;
    this.gate = gate;
    this.heads = heads;
    this.edge = edge;
    this.responder = responder;
    this.readOnly = readOnly;
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
    Call call = heads.check(context, operation);
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
                Underway here = Underway.enter(call.context(), call.operation().id());
                try {
                  answering.answer(call, body);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                } finally {
                  here.close();
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
              return Idempotency.once(
                  call,
                  Digests.sha256(Tus.content(call, body)),
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
    byte[] content = Digests.sha256(Tus.content(call, body));
    LongHandler.Work work =
        jdbi.withHandle(
            db -> {
              gate.enterAgain(call, db);
              Optional<Answer> before = Idempotency.before(call, content, db);
              if (before.isPresent()) {
                return () -> later -> before.get();
              }
              LongHandler.Work admitted = handler.look(call, db);
              call.requirePermitted();
              return admitted;
            });
    LongHandler.Ending ending = work.run();
    Answer answer =
        jdbi.inTransaction(
            db -> {
              gate.enterAgain(call, db);
              return Idempotency.once(
                  call,
                  content,
                  db,
                  () -> {
                    Answer effect = ending.write(db);
                    call.requirePermitted();
                    return effect;
                  });
            });
    responder.send(call, answer);
  }

  private void read(Call call, Handler handler) throws IOException {
    Answer answer;
    try (Handle db = jdbi.open()) {
      answer = handler.handle(call, db);
      call.requirePermitted();
    }
    // Without a connection: a file may come from a store that takes its time.
    responder.send(call, answer);
    if (call.context().statusCode() == 304) {
      edge.limits().giveBack(call.context());
    }
  }

  /** An operation that must answer even when the database does not. */
  void alone(Context context, Operation operation, Api.LoneHandler handler) throws IOException {
    Call call = heads.check(context, operation);
    call.permitForInstallation();
    call.requirePermitted();
    responder.send(call, handler.handle(call));
  }

  /** An operation whose answer goes on. */
  void follow(Context context, Operation operation, Streams streams, StreamHandler handler) {
    Call call = heads.check(context, operation);
    gate.enter(call);
    streams.open(context, call, handler, this);
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
    JsonNode sent = JsonBody.read(body, operation.mostValues());
    JsonNode left = readOnly.setAside(call, sent, problems);
    call.body(left);
    if (left.isEmpty() && !sent.isEmpty()) {
      // It changes nothing, or nothing that can be changed: that a patch has members is no matter.
      RequestCheck.refuse(problems);
    } else {
      RequestCheck.body(operation.body().get(), left, problems);
    }
  }

  /** What is done once the body is there. */
  private interface Answering {
    void answer(Call call, byte[] body) throws IOException;
  }
}
