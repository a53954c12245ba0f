package org.aceso;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.aceso.database.Database;
import org.aceso.database.RunningDatabase;
import org.aceso.evaluation.Workers;
import org.aceso.meta.Health;
import org.aceso.meta.HealthPort;
import org.aceso.monitor.MetricsPort;
import org.aceso.monitor.Monitor;
import org.aceso.plugin.Evaluators;
import org.aceso.removal.RemovedCopies;
import org.aceso.storage.BlobStore;
import org.aceso.trace.Traces;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A process that evaluates for servers: workers on their database and files, and no API. */
final class Work implements AutoCloseable {
  /** Beside one for each worker: renewals, looks at the queue, health. */
  private static final int CONNECTIONS = 4;

  private static final int TIDY_MINUTES = 10;
  private static final Logger LOG = LoggerFactory.getLogger(Work.class);

  private final Kept parts = new Kept();
  private Optional<ProcessHandle> postgres = Optional.empty();
  private HealthPort ready;

  /**
   * Starts to work.
   *
   * @throws ConfigException when the operator has to correct something
   * @throws IOException when files or database cannot be used
   */
  void open(Config config) throws IOException {
    try {
      assemble(config);
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private void assemble(Config config) throws IOException {
    int count = config.number(ServerSetting.WORKERS);
    if (count == 0) {
      throw new ConfigException(
          ServerSetting.WORKERS.variable() + " must be at least 1 for a process that only works");
    }
    Path data = data(config);
    Traces traces = parts.keep(Parts.traces(config, "work"));
    BlobStore store = parts.keep(Stores.open(config, data));
    Database database = parts.keep(Databases.join(config, data, count + CONNECTIONS));
    Jdbi jdbi = database.jdbi();
    requireSameFiles(store, jdbi);
    Evaluators evaluators =
        parts.keep(Evaluators.start(Parts.options(config, count), store, data.resolve("jars")));
    Health health =
        parts.keep(
            new Health(
                Map.of(
                    "database",
                    () -> jdbi.useHandle(db -> db.execute("SELECT 1")),
                    "store",
                    store::check)));
    measure(config, database, data, health);
    Workers workers =
        new Workers(
            jdbi,
            config.seconds(ServerSetting.LEASE_SECONDS),
            config.number(ServerSetting.PART_CASES),
            evaluators,
            store,
            traces);
    parts.keep(workers).start(count);
    tidy(new RemovedCopies(jdbi, store));
    listen(config, health);
  }

  /** Beside an embedded database the folder is the server's; elsewhere it may be new. */
  private Path data(Config config) throws IOException {
    if (config.has(ServerSetting.DATABASE_URL)) {
      return DataFolder.open(config);
    }
    Path data = config.path(ServerSetting.DATA);
    DataFolder.requireInstallation(data);
    // Its next start would have another port.
    postgres = RunningDatabase.process(data.resolve("postgresql"));
    return data;
  }

  /** With files of another installation every submission would fail. */
  private static void requireSameFiles(BlobStore store, Jdbi jdbi) throws IOException {
    Optional<String> newest =
        jdbi.withHandle(
            db ->
                db.createQuery(
                        """
                        SELECT sha256 FROM blob WHERE bytes > 0 AND removed_at IS NULL
                        ORDER BY created_at DESC LIMIT 1
                        """)
                    .mapTo(String.class)
                    .findOne());
    try {
      if (newest.isPresent()) {
        store.open(newest.get(), 0, 1).close();
      }
    } catch (NoSuchFileException e) {
      throw new ConfigException(
          "the stored files are not those of the servers of this database: " + e.getMessage());
    }
  }

  /** Servers do so among other things; this process has no timers but this one. */
  private void tidy(RemovedCopies copies) {
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    ScheduledFuture<?> again =
        timer.scheduleWithFixedDelay(
            () -> forget(copies), TIDY_MINUTES, TIDY_MINUTES, TimeUnit.MINUTES);
    parts.keep(
        () -> {
          again.cancel(false);
          timer.shutdownNow();
        });
  }

  private static void forget(RemovedCopies copies) {
    try {
      copies.forget();
    } catch (IOException | RuntimeException | Error e) {
      // Letting it out would end the timer.
      LOG.warn("copies of removed files could not be removed: {}", e.toString());
    }
  }

  private void measure(Config config, Database database, Path data, Health health)
      throws IOException {
    int port = config.number(ServerSetting.METRICS_PORT);
    if (port >= 0) {
      Monitor monitor = parts.keep(new Monitor(database.jdbi(), health::ask));
      monitor.watch(database.dataSource());
      monitor.watch("data", data);
      parts.keep(MetricsPort.open(config.text(ServerSetting.METRICS_HOST), port, monitor));
    }
  }

  private void listen(Config config, Health health) throws IOException {
    int port = config.number(ServerSetting.WORK_PORT);
    if (port > 0) {
      ready = parts.keep(HealthPort.open(config.text(ServerSetting.HOST), port, health));
    }
  }

  /** Where it tells how it is. */
  Optional<String> health() {
    return Optional.ofNullable(ready).map(HealthPort::url);
  }

  /** Waits until the embedded database of a server is no more; for ever beside another. */
  void awaitLoss() throws InterruptedException {
    if (postgres.isPresent()) {
      postgres.get().onExit().join();
    } else {
      new CountDownLatch(1).await();
    }
  }

  @Override
  public void close() {
    parts.close();
  }
}
