package org.aceso.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.aceso.storage.Blob;
import org.aceso.storage.BlobStore;
import org.aceso.storage.TooManyBytesException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The steps that a request passes whose body is a file, or a part of one. */
final class Receiving {
  private final Jdbi jdbi;
  private final Gate gate;
  private final Heads heads;
  private final BlobStore store;
  private final Deposits deposits;
  private final Responder responder;

  /** A file that is on its way holds a thread: there must be others left. */
  private final Semaphore places;

  Receiving(
      Jdbi jdbi,
      Gate gate,
      Heads heads,
      BlobStore store,
      Deposits deposits,
      Responder responder,
      int places) {
    this.jdbi = jdbi;
    this.gate = gate;
    this.heads = heads;
    this.store = store;
    this.deposits = deposits;
    this.responder = responder;
    this.places = new Semaphore(places);
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
    Blob blob = inPlace(() -> blob(call));
    responder.send(call, jdbi.inTransaction(db -> accept(call, handler, blob, db)));
  }

  private Answer accept(Call call, UploadHandler handler, Blob blob, Handle db) throws IOException {
    gate.enterAgain(call, db);
    store.record(blob, db);
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
        inPlace(
            () -> {
              Arriving.file(context.req());
              try (InputStream in = context.req().getInputStream()) {
                return handler.append(call, in, db -> gate.enterAgain(call, db));
              }
            });
    call.requirePermitted();
    responder.send(call, answer);
  }

  private <T> T inPlace(Taking<T> taking) throws IOException {
    if (!places.tryAcquire()) {
      throw new Refusal(
              ProblemType.REDUCED_CAPACITY, "as many files are on their way as this server takes")
          .header("Retry-After", "5");
    }
    try {
      return taking.take();
    } finally {
      places.release();
    }
  }

  /** The bytes of the body, or those of an upload that is named instead. */
  private Blob blob(Call call) throws IOException {
    Context context = call.context();
    String stated = context.header("Repr-Digest");
    Optional<String> upload = call.header(Deposits.HEADER);
    if (upload.isEmpty()) {
      Arriving.file(context.req());
      return put(context, stated);
    }
    if (context.req().getContentLengthLong() > 0 || context.header("Transfer-Encoding") != null) {
      throw new Refusal(
          ProblemType.MALFORMED_REQUEST, "send a file, or " + Deposits.HEADER + " without a body");
    }
    Blob blob = deposits.take(call, upload.get());
    Digests.verify(stated, blob.sha256());
    return blob;
  }

  private Blob put(Context context, String stated) throws IOException {
    try (InputStream in = context.req().getInputStream()) {
      return store.put(
          in, context.req().getContentLengthLong(), sha256 -> Digests.verify(stated, sha256));
    } catch (TooManyBytesException e) {
      throw new Refusal(
          ProblemType.TOO_LARGE,
          "this server takes files of at most " + e.most() + " bytes at once: see Uploads");
    }
  }

  /** What is done while a place is held. */
  private interface Taking<T> {
    T take() throws IOException;
  }
}
