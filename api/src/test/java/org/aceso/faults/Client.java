package org.aceso.faults;

import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.aceso.Caller;
import org.aceso.Scene;

/**
 * Submits one file after the other, each until it is told what became of the request, and follows
 * each until it is final: a competitor's script that never gives up.
 */
final class Client implements Runnable {
  private static final int CREATED = 201;
  private static final int TOO_MANY = 429;

  private final Caller captain;
  private final String name;
  private final String phase;
  private final Fleet fleet;
  private final Log log;
  private final BooleanSupplier goesOn;
  private final Random random;

  Client(
      Caller captain,
      String name,
      String phase,
      Fleet fleet,
      Log log,
      BooleanSupplier goesOn,
      Random random) {
    this.captain = captain;
    this.name = name;
    this.phase = phase;
    this.fleet = fleet;
    this.log = log;
    this.goesOn = goesOn;
    this.random = random;
  }

  @Override
  public void run() {
    boolean hasQuota = true;
    for (int i = 0; hasQuota && goesOn.getAsBoolean(); i++) {
      int right = random.nextInt(9);
      Caller.Reply reply = insist(Scene.right(right), name + "-" + i);
      hasQuota = reply.status() == CREATED;
      if (hasQuota) {
        String id = reply.body().get("id").asText();
        log.acknowledged(id, captain, right);
        follow(id);
      }
    }
  }

  /** Sends a request under one key until it is answered for good. */
  private Caller.Reply insist(String file, String key) {
    while (true) {
      Optional<Caller.Reply> reply =
          attempt(caller -> caller.submit(phase, file, key)).filter(Client::isAnswer);
      if (reply.isPresent()) {
        return reply.get();
      }
      log.repeated();
      pause();
    }
  }

  private static boolean isAnswer(Caller.Reply reply) {
    String type = reply.body().path("type").asText();
    return reply.status() == CREATED
        || (reply.status() == TOO_MANY && type.endsWith("quota-exceeded"));
  }

  private void follow(String id) {
    while (true) {
      Optional<Caller.Reply> reply =
          attempt(caller -> caller.send("GET", "/v1/submissions/" + id, "", Map.of()));
      if (reply.isPresent() && reply.get().body().path("final").asBoolean()) {
        return;
      }
      pause();
    }
  }

  /** Nothing when no server answered. */
  private Optional<Caller.Reply> attempt(Function<Caller, Caller.Reply> request) {
    return fleet
        .anyUrl(random)
        .flatMap(
            url -> {
              try {
                return Optional.of(request.apply(captain.at(url)));
              } catch (UncheckedIOException dead) {
                return Optional.empty();
              }
            });
  }

  private void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(20 + random.nextInt(100));
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts a client", e);
    }
  }
}
