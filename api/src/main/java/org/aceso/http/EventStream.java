package org.aceso.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * One open answer of server-sent events. Nobody waits for a slow reader: what cannot be written yet
 * is kept, and {@link #isIdle} tells when there is room for more.
 */
public final class EventStream {
  private static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.UTF_8);

  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private final Deque<byte[]> waiting = new ArrayDeque<>();
  private final Consumer<EventStream> whenOver;
  private ServletOutputStream out;
  private boolean writable;
  private boolean unflushed;
  private boolean ending;
  private long lastMove = System.nanoTime();
  private volatile Object topic;

  /**
   * @param whenOver called once, when it is over for whatever reason
   */
  EventStream(Object topic, Consumer<EventStream> whenOver) {
    this.topic = topic;
    this.whenOver = whenOver;
    waiting.add("retry: 5000\n\n".getBytes(StandardCharsets.UTF_8));
  }

  /** What the caller follows, as it was found last. */
  public <T> T topic(Class<T> type) {
    return type.cast(topic);
  }

  void topic(Object fresh) {
    topic = fresh;
  }

  /** Sends an event; its texts have no line breaks. */
  public void send(String id, String type, String data) {
    put("id: " + id + "\nevent: " + type + "\ndata: " + data + "\n\n");
  }

  /** Whether everything that was sent has left. */
  public synchronized boolean isIdle() {
    return waiting.isEmpty();
  }

  public boolean isOpen() {
    return !done.isDone();
  }

  /** Ends after what was sent. */
  public synchronized void end() {
    ending = true;
    write();
  }

  /** Begins to write; called once, when the request no longer holds a thread. */
  CompletableFuture<Void> start(ServletResponse response) {
    try {
      listen(response.getOutputStream());
    } catch (IOException gone) {
      over();
    }
    return done;
  }

  private void listen(ServletOutputStream to) {
    synchronized (this) {
      out = to;
    }
    to.setWriteListener(
        new WriteListener() {
          @Override
          public void onWritePossible() {
            possible();
          }

          @Override
          public void onError(Throwable gone) {
            over();
          }
        });
  }

  /** Runs something while the request is certainly there; nothing when the stream is over. */
  synchronized void whileOpen(Runnable check) {
    if (isOpen()) {
      check.run();
    }
  }

  /** Keeps the connection alive, and gives up one that has not moved for long. */
  synchronized void beat(long heartbeatNanos, long stalledNanos) {
    long still = System.nanoTime() - lastMove;
    if (waiting.isEmpty() && still > heartbeatNanos) {
      waiting.add(HEARTBEAT);
      write();
    } else if (still > stalledNanos) {
      over();
    }
  }

  private void over() {
    whenOver.accept(this);
    done.complete(null);
  }

  private synchronized void put(String text) {
    waiting.add(text.getBytes(StandardCharsets.UTF_8));
    write();
  }

  private synchronized void possible() {
    writable = true;
    write();
  }

  private void write() {
    try {
      while (isOpen() && writable && out.isReady()) {
        byte[] next = waiting.poll();
        if (next != null) {
          out.write(next);
          unflushed = true;
          lastMove = System.nanoTime();
        } else if (unflushed) {
          unflushed = false;
          out.flush();
        } else {
          if (ending) {
            over();
          }
          return;
        }
      }
      writable = false;
    } catch (IOException | IllegalStateException gone) {
      over();
    }
  }
}
