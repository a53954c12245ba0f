package org.aceso.benchmark;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.aceso.audit.Audit;
import org.aceso.audit.AuditAction;
import org.aceso.audit.Origin;
import org.aceso.audit.Sealer;
import org.aceso.database.Database;
import org.aceso.database.EmbeddedDatabase;
import org.aceso.ids.Ids;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * What the audit log costs: the smallest transaction there is, one row and a commit to disk, alone
 * and with an entry, while a sealer chains the entries twice a second as in a server.
 */
public final class AuditRun {
  private static final long SEAL_EVERY_MILLIS = 500;

  private final Options options;
  private final Jdbi jdbi;
  private final PrintStream out;
  private final List<Double> bare = new ArrayList<>();
  private final List<Double> audited = new ArrayList<>();
  private final List<Double> sealed = new ArrayList<>();

  private AuditRun(Options options, Jdbi jdbi, PrintStream out) {
    this.options = options;
    this.jdbi = jdbi;
    this.out = out;
  }

  public static void main(String[] arguments) throws Exception {
    Options options = Options.parse(arguments);
    Path work = options.folder("audit");
    try (EmbeddedDatabase embedded = EmbeddedDatabase.startForCommand(work.resolve("postgresql"));
        Database database =
            Database.open(
                embedded.url(), embedded.user(), embedded.password(), options.connections() + 2)) {
      new AuditRun(options, database.jdbi(), System.out).run();
    }
  }

  private void run() throws InterruptedException, ExecutionException {
    jdbi.useHandle(db -> db.execute("CREATE TABLE change (id text PRIMARY KEY)"));
    slice(AuditRun::change);
    slice(AuditRun::auditedChange);
    backlog();
    for (int round = 0; round < options.rounds(); round++) {
      if (round % 2 == 0) {
        bare.add(slice(AuditRun::change));
        audited.add(sealing(AuditRun::auditedChange));
      } else {
        audited.add(sealing(AuditRun::auditedChange));
        bare.add(slice(AuditRun::change));
      }
      slice(AuditRun::auditedChange);
      sealed.add(backlog());
    }
    out.println("a second, median [least–most]; " + options.connections() + " connections");
    out.println("changes alone:             " + spread(bare));
    out.println("changes with an entry:     " + spread(audited));
    out.println("with an entry / alone:     " + ratio());
    out.println("entries sealed at a time:  " + spread(sealed));
  }

  private static void change(Handle db) {
    db.execute("INSERT INTO change (id) VALUES (?)", Ids.next("chg"));
  }

  private static void auditedChange(Handle db) {
    String id = Ids.next("chg");
    db.execute("INSERT INTO change (id) VALUES (?)", id);
    Audit.record(
        Origin.BACKGROUND,
        AuditAction.CHALLENGE_MOVED,
        id,
        id,
        Map.of("from", "DRAFT", "to", "REGISTRATION"),
        db);
  }

  /** Transactions a second over all connections. */
  private double slice(Work work) throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(options.connections());
    long end = System.nanoTime() + options.slice().toNanos();
    List<Future<Integer>> counts = new ArrayList<>();
    for (int i = 0; i < options.connections(); i++) {
      counts.add(threads.submit(() -> repeat(work, end)));
    }
    int sum = 0;
    for (Future<Integer> count : counts) {
      sum += count.get();
    }
    threads.shutdown();
    return sum / (double) options.slice().toSeconds();
  }

  private int repeat(Work work, long end) {
    int count = 0;
    try (Handle db = jdbi.open()) {
      while (System.nanoTime() < end) {
        db.useTransaction(work::run);
        count++;
      }
    }
    return count;
  }

  private double sealing(Work work) throws InterruptedException, ExecutionException {
    ScheduledExecutorService sealer = Executors.newSingleThreadScheduledExecutor();
    sealer.scheduleWithFixedDelay(
        () -> Sealer.sealAll(jdbi), 0, SEAL_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    try {
      return slice(work);
    } finally {
      sealer.shutdown();
      sealer.awaitTermination(1, TimeUnit.MINUTES);
    }
  }

  /** How many waiting entries a second are sealed when there is nothing else to do. */
  private double backlog() {
    int waiting =
        jdbi.withHandle(
            db -> db.createQuery("SELECT count(*) FROM audit_pending").mapTo(Integer.class).one());
    long start = System.nanoTime();
    Sealer.sealAll(jdbi);
    return waiting * 1e9 / (System.nanoTime() - start);
  }

  private String ratio() {
    return Spread.of(IntStream.range(0, bare.size()).mapToDouble(i -> audited.get(i) / bare.get(i)))
        .toString();
  }

  private static String spread(List<Double> values) {
    return Spread.of(values.stream().mapToDouble(Double::doubleValue)).toString();
  }

  /** Something done in a transaction. */
  private interface Work {
    void run(Handle db);
  }
}
