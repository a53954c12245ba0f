package org.aceso.contract;

/** Looks on at what callers send and what they get. */
@FunctionalInterface
interface Watcher {
  void saw(Reply reply);

  /** Told before a request is sent; what it throws keeps the request from being sent. */
  default void before(Caller caller, Request request) {}

  default void after(Caller caller, Request request, Reply reply) {
    saw(reply);
  }
}
