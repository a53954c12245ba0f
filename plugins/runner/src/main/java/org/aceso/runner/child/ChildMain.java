package org.aceso.runner.child;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The child's side: answers requests on standard input, one at a time, on standard output.
 *
 * <p>What a plugin prints goes to standard error. The process ends when its standard input does,
 * even in the middle of a call: so it never outlives its parent.
 */
public final class ChildMain {
  private static final long MAX_REQUEST = 16 << 20;

  private ChildMain() {}

  /** Serves until standard input ends. */
  public static void main(String[] args) throws Exception {
    DataOutputStream answers = new DataOutputStream(new FileOutputStream(FileDescriptor.out));
    DataInputStream requests = new DataInputStream(new FileInputStream(FileDescriptor.in));
    System.setOut(System.err);
    System.setIn(InputStream.nullInputStream());
    BlockingQueue<byte[]> queue = new LinkedBlockingQueue<>();
    Thread reader = new Thread(() -> read(requests, queue), "requests");
    reader.setDaemon(true);
    reader.start();
    ChildCalls calls = new ChildCalls();
    while (true) {
      Frames.write(answers, calls.answer(queue.take()));
    }
  }

  private static void read(DataInputStream requests, BlockingQueue<byte[]> queue) {
    try {
      while (true) {
        queue.add(Frames.read(requests, MAX_REQUEST));
      }
    } catch (IOException e) {
      // The parent is gone: no plugin code, hook or thread may keep this process.
      Runtime.getRuntime().halt(0);
    }
  }
}
