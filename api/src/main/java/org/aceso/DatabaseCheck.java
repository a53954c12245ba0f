package org.aceso;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.aceso.database.Database;
import org.aceso.database.DatabaseClock;
import org.aceso.database.UnreachableException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Whether the database of the settings is there and fits. */
final class DatabaseCheck {
  /** Older ones lack what the schema uses. */
  private static final int LEAST_VERSION = 16;

  private static final int TESTED_VERSION = 18;
  private static final Duration APART = Duration.ofSeconds(5);

  private final Config config;
  private final Consumer<Finding> findings;
  private String aStoredFile;

  DatabaseCheck(Config config, Consumer<Finding> findings) {
    this.config = config;
    this.findings = findings;
  }

  void run() throws IOException {
    boolean isOutside = config.has(ServerSetting.DATABASE_URL);
    if (!isOutside
        && !Files.exists(config.path(ServerSetting.DATA).resolve("postgresql/PG_VERSION"))) {
      findings.accept(Finding.ok("database", "is not there yet: serve makes it"));
      return;
    }
    if (isOutside) {
      try (Database any =
          Database.connect(
              config.text(ServerSetting.DATABASE_URL),
              config.text(ServerSetting.DATABASE_USER),
              Databases.password(config))) {
        any.jdbi().useHandle(this::server);
      }
    }
    try (OpenInstallation installation = OpenInstallation.open(config)) {
      Jdbi jdbi = installation.jdbi();
      if (!isOutside) {
        jdbi.useHandle(this::server);
      }
      findings.accept(Finding.ok("database", "has the schema of this version"));
      aStoredFile = jdbi.withHandle(DatabaseCheck::last).orElse(null);
    } catch (UnreachableException e) {
      // An older schema is brought up to date by a start; a newer one is of a newer application.
      boolean isOlder = e.getMessage().contains("older than this command");
      String text = "its schema is not that of this version: ";
      findings.accept(
          isOlder
              ? Finding.warn("database", text + "serve makes it, or brings it up to date")
              : Finding.fail("database", e.getMessage()));
    }
  }

  /** The digest of a file that should be in the store. */
  Optional<String> aStoredFile() {
    return Optional.ofNullable(aStoredFile);
  }

  private void server(Handle db) {
    String version = db.createQuery("SHOW server_version").mapTo(String.class).one();
    int major = db.createQuery("SHOW server_version_num").mapTo(Integer.class).one() / 10_000;
    String text = "PostgreSQL " + version + " answers";
    findings.accept(
        major < LEAST_VERSION
            ? Finding.fail("database", text + ", which is too old: take " + TESTED_VERSION)
            : major != TESTED_VERSION
                ? Finding.warn("database", text + "; tested is " + TESTED_VERSION)
                : Finding.ok("database", text));
    String encoding = db.createQuery("SHOW server_encoding").mapTo(String.class).one();
    if (!encoding.equals("UTF8")) {
      findings.accept(Finding.fail("database", "its encoding is " + encoding + ": make it UTF8"));
    }
    clock(db);
  }

  private void clock(Handle db) {
    Duration apart = DatabaseClock.ahead(db).abs();
    String text = String.format("its clock and ours are %.1f s apart", apart.toMillis() / 1_000.0);
    findings.accept(
        apart.compareTo(APART) > 0
            ? Finding.warn(
                "clock", text + ": deadlines go by the database's; let both follow a time server")
            : Finding.ok("clock", text));
  }

  private static Optional<String> last(Handle db) {
    return db.createQuery(
            """
            SELECT sha256 FROM blob WHERE removed_at IS NULL ORDER BY created_at DESC LIMIT 1
            """)
        .mapTo(String.class)
        .findOne();
  }
}
