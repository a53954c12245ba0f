package org.aceso.runner.child;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Drains the error output of a child, however much it is, and keeps its end. */
final class ErrorTail {
  private static final int KEPT = 1 << 14;
  private static final long JOIN_MILLIS = 5_000;
  private final InputStream errors;
  private final Thread thread;
  private byte[] tail = new byte[0];

  ErrorTail(InputStream errors) {
    this.errors = errors;
    thread = new Thread(this::drain, "evaluator-errors");
    thread.setDaemon(true);
    thread.start();
  }

  private void drain() {
    byte[] buffer = new byte[1 << 13];
    try {
      for (int n = errors.read(buffer); n >= 0; n = errors.read(buffer)) {
        keep(buffer, n);
      }
    } catch (IOException e) {
      keep("(error output broke off)".getBytes(StandardCharsets.UTF_8), 24);
    }
  }

  private synchronized void keep(byte[] bytes, int n) {
    byte[] joined = Arrays.copyOf(tail, tail.length + n);
    System.arraycopy(bytes, 0, joined, tail.length, n);
    tail = Arrays.copyOfRange(joined, Math.max(0, joined.length - KEPT), joined.length);
  }

  /** Whether the Java machine of a child that has ended said that it ran out of memory. */
  boolean sayOutOfMemory() {
    try {
      thread.join(JOIN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return text().contains("Terminating due to java.lang.OutOfMemoryError");
  }

  synchronized String text() {
    return new String(tail, StandardCharsets.UTF_8);
  }
}
