package org.aceso.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationVersion;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.postgres.PostgresPlugin;

/** A pool of connections to an up-to-date schema. */
public final class Database implements AutoCloseable {
  private static final String SCHEMA = "aceso";

  /** How long an answer is waited for: no request needs more. */
  private static final int SECONDS = 60;

  /** An index on a large table is not built within a minute. */
  private static final int AS_LONG_AS_IT_TAKES = 0;

  private final HikariDataSource pool;
  private final Jdbi jdbi;

  private Database(HikariDataSource pool) {
    this.pool = pool;
    this.jdbi = Jdbi.create(pool).installPlugin(new PostgresPlugin());
    // What was bound to a statement is personal more often than not, and failures are logged.
    jdbi.getConfig(StatementExceptions.class)
        .setMessageRendering(StatementExceptions.MessageRendering.NONE);
  }

  /**
   * Connects and migrates.
   *
   * @throws UnreachableException when the database cannot be reached or refuses the user
   */
  public static Database open(String url, String user, String password, int connections) {
    try (HikariDataSource patient = pool(url, user, password, 2, AS_LONG_AS_IT_TAKES)) {
      flyway(patient).migrate();
    } catch (RuntimeException e) {
      throw new UnreachableException(url, e);
    }
    return new Database(pool(url, user, password, connections, SECONDS));
  }

  /**
   * Connects to a database that has no schema of ours yet and makes it as it was at a version, for
   * whoever fills it then: a statement may take as long as it takes.
   *
   * @param version of the last migration
   * @throws UnreachableException when the database cannot be reached, is not empty, or the version
   *     is unknown here
   */
  public static Database createAt(String url, String user, String password, String version) {
    HikariDataSource pool = pool(url, user, password, 2, AS_LONG_AS_IT_TAKES);
    try {
      requireCreatable(url, flyway(pool).info(), version);
      flyway(pool, MigrationVersion.fromVersion(version)).migrate();
      return new Database(pool);
    } catch (UnreachableException e) {
      pool.close();
      throw e;
    } catch (RuntimeException e) {
      pool.close();
      throw new UnreachableException(url, e);
    }
  }

  private static void requireCreatable(
      String url, MigrationInfoService migrations, String version) {
    if (migrations.applied().length > 0) {
      throw new UnreachableException(
          url,
          "it is not empty: name an empty one, or drop what an earlier try left"
              + " (DROP SCHEMA aceso CASCADE)");
    }
    if (Arrays.stream(migrations.all())
        .noneMatch(one -> MigrationVersion.fromVersion(version).equals(one.getVersion()))) {
      throw new UnreachableException(
          url, "this application is older than schema " + version + ": use the one that made it");
    }
  }

  /**
   * Connects to what a server has migrated, and changes nothing: what runs beside a server must not
   * move the schema under it.
   *
   * @throws UnreachableException when the database cannot be reached, refuses the user, or has the
   *     schema of another version
   */
  public static Database join(String url, String user, String password, int connections) {
    HikariDataSource pool = pool(url, user, password, connections, SECONDS);
    try {
      requireCurrent(url, flyway(pool).info());
    } catch (UnreachableException e) {
      pool.close();
      throw e;
    } catch (RuntimeException e) {
      pool.close();
      throw new UnreachableException(url, e);
    }
    return new Database(pool);
  }

  /**
   * Connects to whatever is there, be its schema older, newer or missing.
   *
   * @throws UnreachableException when the database cannot be reached or refuses the user
   */
  public static Database connect(String url, String user, String password) {
    HikariDataSource pool = pool(url, user, password, 2, SECONDS);
    try {
      pool.getConnection().close();
      return new Database(pool);
    } catch (SQLException e) {
      pool.close();
      throw new UnreachableException(url, e);
    }
  }

  private static void requireCurrent(String url, MigrationInfoService migrations) {
    if (migrations.pending().length > 0) {
      throw new UnreachableException(
          url, "its schema is older than this command: start the server of this version once");
    }
    if (Arrays.stream(migrations.all()).anyMatch(one -> !one.getState().isResolved())) {
      throw new UnreachableException(
          url, "its schema is newer than this command: use the command of the server's version");
    }
  }

  private static Flyway flyway(DataSource pool) {
    return flyway(pool, MigrationVersion.LATEST);
  }

  private static Flyway flyway(DataSource pool, MigrationVersion target) {
    return Flyway.configure()
        .dataSource(pool)
        .schemas(SCHEMA)
        .defaultSchema(SCHEMA)
        .locations("classpath:migrations")
        .target(target)
        .load();
  }

  private static HikariDataSource pool(
      String url, String user, String password, int connections, int socketSeconds) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword(password);
    config.setSchema(SCHEMA);
    config.setMaximumPoolSize(connections);
    config.setConnectionTimeout(3_000);
    config.setValidationTimeout(1_000);
    config.setInitializationFailTimeout(-1);
    config.setPoolName("aceso");
    config.addDataSourceProperty("ApplicationName", "aceso");
    config.addDataSourceProperty("logServerErrorDetail", "false");
    config.addDataSourceProperty("connectTimeout", "3");
    config.addDataSourceProperty("socketTimeout", Integer.toString(socketSeconds));
    return new HikariDataSource(config);
  }

  public Jdbi jdbi() {
    return jdbi;
  }

  public DataSource dataSource() {
    return pool;
  }

  @Override
  public void close() {
    pool.close();
  }
}
