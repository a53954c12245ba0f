package org.aceso.runner.child;

import org.aceso.runner.Fault;
import org.aceso.runner.host.PluginException;

/**
 * What a child answers: one of the three.
 *
 * @param <T> what was asked for
 * @param answer the answer, or null
 * @param fault whose fault it is that there is none, or null
 * @param refused why the jar cannot be used, or null
 * @param message about the fault or the refusal; empty with an answer
 */
record Response<T>(T answer, Fault fault, PluginException.Reason refused, String message) {

  static <T> Response<T> answer(T answer) {
    return new Response<>(answer, null, null, "");
  }

  static Response<Object> fault(Fault fault, String message) {
    return new Response<>(null, fault, null, message);
  }

  static Response<Object> refused(PluginException refused) {
    return new Response<>(null, null, refused.reason(), refused.getMessage());
  }

  boolean isOneOfThree() {
    return answer != null || fault != null || refused != null;
  }
}
