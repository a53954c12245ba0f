package org.aceso.formats.csv;

import java.io.IOException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Reads the rows of a large table on several threads, which take slices of its records as they
 * come, and put what they read into the table in the order of the file. So each row, line and issue
 * is what one thread makes of the file. What cannot be cut is left to the reader of the table.
 */
final class SlicedRows {
  private final RowCollector table;
  private final CsvReader reader;
  private final Slicing slicing;

  /** Guards what is handed over; the other lock guards what is taken. */
  private final ReentrantLock handing = new ReentrantLock();

  private int handedOver;

  private final ReentrantLock taking = new ReentrantLock();
  private final Condition changed = taking.newCondition();
  private int taken;
  private long lines;
  private int working;
  private boolean isUnreadable;
  private Throwable failure;

  /** Whether nothing more is to be read, as the file is unreadable or a thread failed. */
  private volatile boolean isOver;

  /**
   * Rows to be read.
   *
   * @param table whose reader stands on the header
   */
  SlicedRows(RowCollector table, Slicing slicing) {
    this.table = table;
    this.reader = table.reader();
    this.slicing = slicing;
    this.lines = reader.lines();
  }

  /** Reads all that can be cut; the reader then stands behind it. */
  void read() throws IOException {
    long before = lines;
    working = slicing.threads();
    for (int other = 1; other < slicing.threads(); other++) {
      Thread thread = new Thread(this::work, "table-slices-" + other);
      thread.setDaemon(true);
      thread.start();
    }
    work();
    awaitOthers();
    rethrow();
    reader.skipLines(lines - before);
    if (isUnreadable) {
      reader.giveUp();
    }
  }

  private void work() {
    try {
      Slice slice = new Slice(table);
      for (int number = next(slice); number >= 0; number = next(slice)) {
        slice.read();
        take(number, slice);
      }
    } catch (Throwable e) {
      end(e);
    } finally {
      leave();
    }
  }

  /** Hands the next records over to a slice: its number, or -1 when there are none. */
  private int next(Slice slice) {
    handing.lock();
    try {
      return !isOver && reader.handOver(slice.reader(), slicing.bytes()) ? handedOver++ : -1;
    } finally {
      handing.unlock();
    }
  }

  private void take(int number, Slice slice) throws IOException {
    taking.lock();
    try {
      while (taken != number && !isOver) {
        changed.awaitUninterruptibly();
      }
      if (!isOver) {
        isUnreadable = !slice.take(lines);
        isOver = isUnreadable;
        lines = slice.reader().lines();
        taken++;
      }
      changed.signalAll();
    } finally {
      taking.unlock();
    }
  }

  private void end(Throwable thrown) {
    taking.lock();
    try {
      failure = failure == null ? thrown : failure;
      isOver = true;
      changed.signalAll();
    } finally {
      taking.unlock();
    }
  }

  private void leave() {
    taking.lock();
    try {
      working--;
      changed.signalAll();
    } finally {
      taking.unlock();
    }
  }

  private void awaitOthers() {
    taking.lock();
    try {
      while (working > 0) {
        changed.awaitUninterruptibly();
      }
    } finally {
      taking.unlock();
    }
  }

  private void rethrow() throws IOException {
    if (failure instanceof IOException io) {
      throw io;
    }
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof RuntimeException unchecked) {
      throw unchecked;
    }
  }
}
