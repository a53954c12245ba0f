package org.aceso.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.aceso.storage.Blob;
import org.aceso.storage.BlobStore;
import org.aceso.storage.Scratch;
import org.aceso.storage.TooManyBytesException;

/**
 * Takes files in. One that is on its way holds a thread: there must be others left.
 *
 * @param places how many more may be on their way
 */
record Intake(BlobStore store, Scratch scratch, Semaphore places) {

  /** What is done while a place is held. */
  interface Taking<T> {
    T take() throws IOException;
  }

  /** Does it while a place is held; refuses when all are. */
  <T> T inPlace(Taking<T> taking) throws IOException {
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

  /** Stores the body of a request. */
  Blob stored(Context context) throws IOException {
    return read(context, store::put, " at once: see Uploads");
  }

  /** The body of a request as a file for the moment. */
  Scratch.Passing passing(Context context) throws IOException {
    return read(context, scratch::receive, "");
  }

  private static <T> T read(Context context, Taker<T> taker, String hint) throws IOException {
    Arriving.file(context.req());
    try (InputStream in = context.req().getInputStream()) {
      String stated = context.header("Repr-Digest");
      return taker.take(
          in, context.req().getContentLengthLong(), sha256 -> Digests.verify(stated, sha256));
    } catch (TooManyBytesException e) {
      throw new Refusal(
          ProblemType.TOO_LARGE,
          "this server takes files of at most " + e.most() + " bytes" + hint);
    }
  }

  /** Where the bytes go; nothing is left of them when it throws. */
  private interface Taker<T> {
    T take(InputStream in, long announced, Consumer<String> check) throws IOException;
  }
}
