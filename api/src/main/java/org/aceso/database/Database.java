package org.aceso.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfoService;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/** A pool of connections to an up-to-date schema. */
public final class Database implements AutoCloseable {
  private static final String SCHEMA = "aceso";

  private final HikariDataSource pool;
  private final Jdbi jdbi;

  private Database(HikariDataSource pool) {
    this.pool = pool;
    this.jdbi = Jdbi.create(pool).installPlugin(new PostgresPlugin());
  }

  /**
   * Connects and migrates.
   *
   * @throws UnreachableException when the database cannot be reached or refuses the user
   */
  public static Database open(String url, String user, String password, int connections) {
    HikariDataSource pool = pool(url, user, password, connections);
    try {
      flyway(pool).migrate();
    } catch (RuntimeException e) {
      pool.close();
      throw new UnreachableException(url, e);
    }
    return new Database(pool);
  }

  /**
   * Connects to what a server has migrated, and changes nothing: a command that runs beside a
   * server must not move the schema under it.
   *
   * @throws UnreachableException when the database cannot be reached, refuses the user, or has the
   *     schema of another version
   */
  public static Database join(String url, String user, String password) {
    HikariDataSource pool = pool(url, user, password, 2);
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
    return Flyway.configure()
        .dataSource(pool)
        .schemas(SCHEMA)
        .defaultSchema(SCHEMA)
        .locations("classpath:migrations")
        .load();
  }

  private static HikariDataSource pool(String url, String user, String password, int connections) {
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
    config.addDataSourceProperty("connectTimeout", "3");
    config.addDataSourceProperty("socketTimeout", "60");
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
