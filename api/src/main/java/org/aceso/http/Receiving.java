package org.aceso.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.aceso.storage.Blob;
import org.aceso.storage.Scratch;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The steps that a request passes whose body is a file, or a part of one. */
final class Receiving {
  private final Jdbi jdbi;
  private final Gate gate;
  private final Heads heads;
  private final Intake intake;
  private final Deposits deposits;
  private final Responder responder;

  Receiving(
      Jdbi jdbi, Gate gate, Heads heads, Intake intake, Deposits deposits, Responder responder) {
    this.jdbi = jdbi;
    this.gate = gate;
    this.heads = heads;
    this.intake = intake;
    this.deposits = deposits;
    this.responder = responder;
  }

  /** Admit, store, accept. */
  void receive(Context context, Operation operation, UploadHandler handler) throws IOException {
    Call call = heads.check(context, operation);
    gate.enter(call);
    MediaTypes.check(operation, context.contentType());
    jdbi.useHandle(
        db -> {
          Optional<Idempotency> repeated = Idempotency.of(call);
          if (repeated.isEmpty() || !repeated.get().isKnown(db)) {
            admit(call, handler, repeated, db);
          }
        });
    Blob blob = intake.inPlace(() -> blob(call));
    responder.send(call, jdbi.inTransaction(db -> accept(call, handler, blob, db)));
  }

  private Answer accept(Call call, UploadHandler handler, Blob blob, Handle db) throws IOException {
    gate.enterAgain(call, db);
    intake.store().record(blob, db);
    return Idempotency.once(
        call,
        Digests.sha256(blob.sha256() + call.context().contentType()),
        db,
        () -> {
          if (call.note(Object.class) == null) {
            handler.admit(call, db);
          }
          Answer effect = handler.accept(call, blob, db);
          call.requirePermitted();
          return effect;
        });
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

  /** Takes a part of a file in. */
  void append(Context context, Operation operation, PartHandler handler) throws IOException {
    Call call = heads.check(context, operation);
    gate.enter(call);
    MediaTypes.check(operation, context.contentType());
    Answer answer =
        intake.inPlace(
            () -> {
              Arriving.file(context.req());
              try (InputStream in = context.req().getInputStream()) {
                return handler.append(call, in, db -> gate.enterAgain(call, db));
              }
            });
    call.requirePermitted();
    responder.send(call, answer);
  }

  /** An operation whose body is a file that nothing is kept of. */
  void pass(Context context, Operation operation, PassingHandler handler) throws IOException {
    Call call = heads.check(context, operation);
    gate.enter(call);
    MediaTypes.check(operation, context.contentType());
    PassingHandler.Work work =
        jdbi.withHandle(
            db -> {
              PassingHandler.Work admitted = handler.look(call, db);
              call.requirePermitted();
              return admitted;
            });
    try (Scratch.Passing file = intake.inPlace(() -> intake.passing(context))) {
      jdbi.useHandle(db -> gate.enterAgain(call, db));
      responder.send(call, work.run(file));
    }
  }

  /** The bytes of the body, or those of an upload that is named instead. */
  private Blob blob(Call call) throws IOException {
    Context context = call.context();
    Optional<String> upload = call.header(Deposits.HEADER);
    if (upload.isEmpty()) {
      return intake.stored(context);
    }
    if (context.req().getContentLengthLong() > 0 || context.header("Transfer-Encoding") != null) {
      throw new Refusal(
          ProblemType.MALFORMED_REQUEST, "send a file, or " + Deposits.HEADER + " without a body");
    }
    Blob blob = deposits.take(call, upload.get());
    Digests.verify(context.header("Repr-Digest"), blob.sha256());
    return blob;
  }
}
