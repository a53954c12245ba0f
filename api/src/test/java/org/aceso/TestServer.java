package org.aceso;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.aceso.client.ApiException;
import org.aceso.wire.NewToken;
import org.aceso.wire.Scope;
import org.apache.commons.io.FileUtils;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/**
 * A whole server with a real PostgreSQL and the real plugin jars, started once a JVM for all tests
 * that share it; a test that needs its own server starts one.
 */
public final class TestServer implements AutoCloseable {
  private static final Map<Path, String> ADMINISTRATORS = new ConcurrentHashMap<>();

  /** Limits that no test reaches unless it sets its own: all come from one address. */
  private static final List<ServerSetting> RATES =
      List.of(
          ServerSetting.RATE_READS,
          ServerSetting.RATE_WRITES,
          ServerSetting.RATE_VALIDATIONS,
          ServerSetting.RATE_ANONYMOUS,
          ServerSetting.RATE_FAILURES,
          ServerSetting.RATE_PLATFORM);

  private static TestServer shared;

  private final Aceso server;
  private final Path data;
  private final boolean temporary;

  private TestServer(Aceso server, Path data, boolean temporary) {
    this.server = server;
    this.data = data;
    this.temporary = temporary;
  }

  /** The server that tests share. It stops with the JVM. */
  public static synchronized TestServer shared() {
    if (shared == null) {
      shared = start(Map.of());
      Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
    }
    return shared;
  }

  /**
   * A server of one's own, with these settings beside free port and temporary folder, in which
   * another was started once before: see {@link FirstStart}.
   */
  public static TestServer start(Map<String, String> settings) {
    try {
      Path data = FirstStart.in(Files.createTempDirectory("aceso-test"));
      return start(data, settings, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A server on a data folder that is there already. */
  public static TestServer start(Path data, Map<String, String> settings) {
    return start(data, settings, false);
  }

  private static TestServer start(Path data, Map<String, String> settings, boolean temporary) {
    Map<ServerSetting, String> stated = new EnumMap<>(ServerSetting.class);
    stated.put(ServerSetting.DATA, data.toString());
    stated.put(ServerSetting.PORT, "0");
    RATES.forEach(rate -> stated.put(rate, "1000000"));
    settings.forEach((name, value) -> stated.put(ServerSetting.valueOf(name), value));
    try {
      return new TestServer(Aceso.start(Config.of(stated)), data, temporary);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A second server on the same database and files, with these settings beside. */
  public TestServer startAnother(Map<String, String> others) {
    Map<String, String> settings = new HashMap<>(others);
    settings.put("DATABASE_URL", databaseUrl());
    settings.put("DATABASE_USER", "postgres");
    settings.put("DATABASE_PASSWORD_FILE", data.resolve("postgresql-password").toString());
    return start(data, settings);
  }

  /** A server on a database that is there, as a certain user of it. */
  public static TestServer startOn(String databaseUrl, String user, String password) {
    try {
      Path data = Files.createTempDirectory("aceso-test");
      Path secret = Files.writeString(data.resolve("secret"), password);
      Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
      return start(
          data,
          Map.of(
              "DATABASE_URL", databaseUrl,
              "DATABASE_USER", user,
              "DATABASE_PASSWORD_FILE", secret.toString()),
          true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The tables behind the embedded server, for what cannot be brought about over HTTP. */
  public Jdbi jdbi() {
    String password = lines(data.resolve("postgresql-password")).get(0);
    return Jdbi.create(databaseUrl() + "?currentSchema=aceso", "postgres", password)
        .installPlugin(new PostgresPlugin());
  }

  /** The first process of the embedded database. */
  ProcessHandle postgres() {
    String pid = lines(data.resolve("postgresql/postmaster.pid")).get(0).trim();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  /** Where the embedded database listens, as its own file says. */
  public String databaseUrl() {
    String port = lines(data.resolve("postgresql/postmaster.pid")).get(3).trim();
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String url() {
    return server.url();
  }

  /** Where its metrics are read. */
  int metricsPort() {
    return server.metricsPort().orElseThrow();
  }

  public Path data() {
    return data;
  }

  /** An administrator's token, for which that of the first start was exchanged. */
  public String administrator() {
    return ADMINISTRATORS.computeIfAbsent(data, any -> exchange());
  }

  private String exchange() {
    Caller first = new Caller(url(), null, lines(data.resolve("admin-token")).get(0));
    NewToken wanted = new NewToken(null, "tests", List.of(Scope.values()), null);
    try {
      return first.access().createToken(wanted, null).secret();
    } catch (ApiException e) {
      throw new IllegalStateException(e.getResponseBody(), e);
    }
  }

  /** Stops it, and removes the data folder that was made for it: a build has dozens of them. */
  @Override
  public void close() {
    server.close();
    if (temporary) {
      FileUtils.deleteQuietly(data.toFile());
    }
  }
}
