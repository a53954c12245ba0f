package org.aceso.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Two servers, two workers and a database, of which any may die at any moment. */
final class Fleet implements AutoCloseable {
  /** What is killed. */
  enum Victim {
    SERVER,
    WORKER,
    EVALUATOR,
    DATABASE,
    DATABASE_PROCESS
  }

  private final KillablePostgres postgres;
  private final List<Member> members = new ArrayList<>();
  private final ExecutorService restarts = Executors.newCachedThreadPool();

  /** All that it does is kept in the folder. */
  Fleet(Path folder, int leaseSeconds) throws IOException {
    this.postgres = new KillablePostgres(folder.resolve("postgres"));
    Map<String, String> settings =
        Map.of(
            "DATABASE_URL", postgres.url(),
            "DATABASE_USER", "postgres",
            "LEASE_SECONDS", Integer.toString(leaseSeconds));
    for (String command : List.of("serve", "serve", "work", "work")) {
      members.add(new Member(command, folder.resolve("data"), settings(command, settings)));
    }
  }

  private static Map<String, String> settings(String command, Map<String, String> all) {
    Map<String, String> settings = new HashMap<>(all);
    settings.put("WORKERS", command.equals("serve") ? "0" : "1");
    return settings;
  }

  String databaseUrl() {
    return postgres.url();
  }

  /** A server that listens now, as far as anybody knows. */
  Optional<String> anyUrl(Random random) {
    List<String> urls = members.stream().flatMap(member -> member.url().stream()).toList();
    return urls.isEmpty() ? Optional.empty() : Optional.of(urls.get(random.nextInt(urls.size())));
  }

  /**
   * Kills one; false when there was none to kill. What dies comes back by itself, and of two of a
   * kind the other is up meanwhile: no deadline is promised where nobody works.
   */
  boolean kill(Victim victim, Random random) throws IOException, InterruptedException {
    switch (victim) {
      case DATABASE -> postgres.kill();
      case DATABASE_PROCESS -> postgres.killProcess(random);
      case EVALUATOR -> {
        return one(false, random).killEvaluator(random);
      }
      case SERVER, WORKER -> {
        Member member = one(victim == Victim.SERVER, random);
        boolean killed = isTwinUp(member) && member.kill();
        if (killed) {
          restarts.execute(member::restart);
        }
        return killed;
      }
    }
    return true;
  }

  private boolean isTwinUp(Member member) {
    return members.stream()
        .filter(other -> other != member && other.serves() == member.serves())
        .allMatch(Member::isUp);
  }

  private Member one(boolean serves, Random random) {
    List<Member> some = members.stream().filter(member -> member.serves() == serves).toList();
    return some.get(random.nextInt(some.size()));
  }

  /** Kills no more, and waits until all are back. */
  void settle() throws IOException, InterruptedException {
    postgres.revive();
    restarts.shutdown();
    if (!restarts.awaitTermination(3, TimeUnit.MINUTES)) {
      throw new AssertionError("somebody does not come back");
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    restarts.shutdownNow();
    for (Member member : members) {
      member.close();
    }
    postgres.close();
  }
}
