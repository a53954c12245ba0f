package org.aceso.runner;

import java.io.IOException;

/** Calls code of a plugin and turns whatever it throws into a fault. */
final class PluginCall {
  private PluginCall() {}

  /** A call that may meet unreadable content. */
  @FunctionalInterface
  interface Reading<T> {
    T run() throws IOException;
  }

  /** A call that does no I/O. */
  @FunctionalInterface
  interface Computing<T> {
    T run();
  }

  /** Passes on an {@link IOException}, which is about the content that is read. */
  static <T> T reading(String what, Reading<T> call) throws IOException {
    try {
      return call.run();
    } catch (IOException e) {
      throw e;
    } catch (Throwable e) {
      throw fault(what, e);
    }
  }

  static <T> T computing(String what, Computing<T> call) {
    try {
      return call.run();
    } catch (Throwable e) {
      throw fault(what, e);
    }
  }

  /** The same about one of many: the words are put together only for a fault. */
  static <T> T computing(String what, String which, Computing<T> call) {
    try {
      return call.run();
    } catch (Throwable e) {
      throw fault(what + which, e);
    }
  }

  private static EvaluatorException fault(String what, Throwable thrown) {
    if (thrown instanceof EvaluatorException known) {
      return known;
    }
    if (thrown instanceof OutOfMemoryError) {
      return new EvaluatorException(Fault.RESOURCES, what + " ran out of memory", thrown);
    }
    return new EvaluatorException(
        Fault.PLUGIN, what + " threw " + thrown.getClass().getName() + detail(thrown), thrown);
  }

  private static String detail(Throwable thrown) {
    try {
      return thrown.getMessage() == null ? "" : ": " + thrown.getMessage();
    } catch (RuntimeException | StackOverflowError e) {
      return "";
    }
  }
}
