package org.aceso.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Runs one action for each number in 0..size-1 on some threads, in blocks handed out in order.
 *
 * <p>When actions fail, the failure of the lowest number is thrown: blocks behind a failure are
 * left out, and those before it are finished. Threads are made for the call, so that they have the
 * context class loader of the caller.
 */
final class Blocks {
  private static final int MAX_BLOCK = 64;
  private static final int BLOCKS_PER_THREAD = 4;

  private final int size;
  private final int blockSize;
  private final IntConsumer action;
  private final AtomicInteger nextBlock = new AtomicInteger();
  private int failedAt = Integer.MAX_VALUE;
  private Throwable failure;

  Blocks(int size, int blockSize, IntConsumer action) {
    this.size = size;
    this.blockSize = blockSize;
    this.action = action;
  }

  static void run(int threads, int size, IntConsumer action) {
    int blockSize = Math.max(1, Math.min(MAX_BLOCK, size / (threads * BLOCKS_PER_THREAD)));
    Blocks blocks = new Blocks(size, blockSize, action);
    int useful = Math.min(threads, (size + blockSize - 1) / blockSize);
    List<Thread> others = new ArrayList<>();
    for (int i = 1; i < useful; i++) {
      Thread thread = new Thread(blocks::work, "evaluator-" + i);
      thread.setDaemon(true);
      thread.start();
      others.add(thread);
    }
    blocks.work();
    others.forEach(blocks::await);
    blocks.rethrow();
  }

  void work() {
    int start = nextStart();
    while (start < size && !isBehindFailure(start)) {
      int at = start;
      try {
        int end = Math.min(size, start + blockSize);
        for (; at < end; at++) {
          action.accept(at);
        }
      } catch (Throwable e) {
        fail(at, e);
      }
      start = nextStart();
    }
  }

  private int nextStart() {
    return (int) Math.min(size, (long) nextBlock.getAndIncrement() * blockSize);
  }

  private synchronized boolean isBehindFailure(int start) {
    return start > failedAt;
  }

  synchronized void fail(int at, Throwable thrown) {
    if (at < failedAt) {
      failedAt = at;
      failure = thrown;
    }
  }

  private void await(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      fail(-1, new EvaluatorException(Fault.HUB, "the evaluation was interrupted", e));
      Thread.currentThread().interrupt();
    }
  }

  synchronized void rethrow() {
    if (failure instanceof EvaluatorException known) {
      throw known;
    }
    if (failure != null) {
      throw new IllegalStateException("the evaluation failed at number " + failedAt, failure);
    }
  }
}
