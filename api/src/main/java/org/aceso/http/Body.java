package org.aceso.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** Reads a small body whole. One that is still on its way holds no thread. */
final class Body implements ReadListener {
  private static final int MOST = JsonBody.MOST_BYTES;

  /** How much of bodies that are not whole is in memory. */
  private static final AtomicLong HELD = new AtomicLong();

  private static final long MOST_HELD = Runtime.getRuntime().maxMemory() / 8;

  private final ServletInputStream in;
  private final ByteArrayOutputStream read = new ByteArrayOutputStream();
  private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
  private final byte[] buffer = new byte[1 << 13];
  private int held;

  private Body(ServletInputStream in) {
    this.in = in;
  }

  /** Whether reading it would not wait. */
  static boolean isHere(HttpServletRequest request) throws IOException {
    long length = request.getContentLengthLong();
    boolean isChunked = request.getHeader("Transfer-Encoding") != null;
    return !isChunked
        && (length <= 0 || length > MOST || request.getInputStream().available() >= length);
  }

  /** Of a body that {@link #isHere}. */
  static byte[] now(HttpServletRequest request) throws IOException {
    if (request.getContentLengthLong() > MOST) {
      throw tooLarge();
    }
    return request.getInputStream().readNBytes(MOST);
  }

  /** Of any body; to be called once the request is asynchronous. */
  static CompletableFuture<byte[]> later(HttpServletRequest request) throws IOException {
    ServletInputStream in = request.getInputStream();
    Body body = new Body(in);
    in.setReadListener(body);
    return body.whole;
  }

  @Override
  public void onDataAvailable() throws IOException {
    while (!whole.isDone() && in.isReady()) {
      int count = in.read(buffer);
      if (count < 0) {
        return;
      }
      read.write(buffer, 0, count);
      if (read.size() > MOST) {
        fail(tooLarge());
      } else if (HELD.addAndGet(count) > MOST_HELD) {
        HELD.addAndGet(-count);
        fail(tooMany());
      } else {
        held += count;
      }
    }
  }

  @Override
  public void onAllDataRead() {
    release();
    whole.complete(read.toByteArray());
  }

  @Override
  public void onError(Throwable failure) {
    fail(failure);
  }

  private void fail(Throwable failure) {
    release();
    whole.completeExceptionally(failure);
  }

  private void release() {
    HELD.addAndGet(-held);
    held = 0;
  }

  private static Refusal tooMany() {
    return new Refusal(
            ProblemType.REDUCED_CAPACITY, "as many bodies are on their way as this server keeps")
        .header("Retry-After", "5");
  }

  private static Refusal tooLarge() {
    return new Refusal(ProblemType.TOO_LARGE, "a JSON body has at most " + MOST + " bytes");
  }
}
