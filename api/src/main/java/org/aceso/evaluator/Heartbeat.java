package org.aceso.evaluator;

import java.io.IOException;
import java.time.Duration;
import org.aceso.wire.EvaluationClaim;

/** Keeps a lease while somebody works, and has the work stopped when it is lost. */
final class Heartbeat implements AutoCloseable {
  private static final long SHORTEST_MILLIS = 250;

  private final Server api;
  private final EvaluationClaim claim;
  private final Runnable stop;
  private final Thread thread = new Thread(this::beat, "heartbeat");
  private volatile boolean lost;

  private Heartbeat(Server api, EvaluationClaim claim, Runnable stop) {
    this.api = api;
    this.claim = claim;
    this.stop = stop;
  }

  /**
   * Starts.
   *
   * @param stop called when nobody wants the work any more
   */
  static Heartbeat start(Server api, EvaluationClaim claim, Runnable stop) {
    Heartbeat heartbeat = new Heartbeat(api, claim, stop);
    heartbeat.thread.setDaemon(true);
    heartbeat.thread.start();
    return heartbeat;
  }

  boolean isLost() {
    return lost;
  }

  private void beat() {
    while (!lost) {
      Duration left = Duration.ZERO;
      try {
        left = api.renew(claim);
      } catch (RefusedException e) {
        lost = true;
        stop.run();
        return;
      } catch (IOException e) {
        // The next one may come through before the lease is over.
      }
      try {
        Thread.sleep(Math.max(SHORTEST_MILLIS, left.toMillis() / 3));
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
