package org.aceso;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.aceso.plugin.Evaluators;
import org.aceso.plugin.JarCheck;
import org.aceso.storage.BlobStore;

/** Checks a machine and its settings one after the other; what fails stops no other check. */
final class Doctor {
  private static final long GIB = 1L << 30;
  private static final long LITTLE = 5 * GIB;
  private static final long TOO_LITTLE = GIB / 4;

  private final Config config;
  private final Consumer<Finding> findings;

  Doctor(Config config, Consumer<Finding> findings) {
    this.config = config;
    this.findings = findings;
  }

  void examine() {
    check("settings", this::settings);
    check("folder", this::folder);
    check("disk", this::disk);
    check("port", this::ports);
    DatabaseCheck database = new DatabaseCheck(config, findings);
    check("database", database::run);
    check("store", () -> store(database.aStoredFile()));
    check("plugins", this::plugins);
  }

  /** What may end in any way. */
  private interface Check {
    void run() throws Exception;
  }

  private void check(String part, Check check) {
    try {
      check.run();
    } catch (Exception e) {
      String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      findings.accept(Finding.fail(part, reason.lines().findFirst().orElse("")));
    }
  }

  private void settings() {
    Parts.check(config);
    findings.accept(Finding.ok("settings", "all can be read"));
    if (config.has(ServerSetting.DATABASE_URL)) {
      return;
    }
    findings.accept(
        Finding.warn(
            "settings",
            "the embedded database is for trying out: name a PostgreSQL in ACESO_DATABASE_URL"));
  }

  private void folder() throws IOException {
    Path data = config.path(ServerSetting.DATA);
    if (!Files.exists(data)) {
      Path there = existing(data);
      findings.accept(
          Files.isWritable(there)
              ? Finding.ok("folder", data + " is not there yet: serve makes it")
              : Finding.fail("folder", data + " cannot be made: " + there + " is not writable"));
      return;
    }
    DataFolder.open(config);
    findings.accept(Finding.ok("folder", data + " is ours alone"));
  }

  private static Path existing(Path path) {
    Path there = path;
    while (!Files.exists(there)) {
      there = there.getParent();
    }
    return there;
  }

  private void disk() throws IOException {
    Path there = existing(config.path(ServerSetting.DATA));
    long free = Files.getFileStore(there).getUsableSpace();
    String text = String.format("%.1f GiB are free for %s", (double) free / GIB, there);
    findings.accept(
        free < TOO_LITTLE
            ? Finding.fail("disk", text + ": make room, or move ACESO_DATA")
            : free < LITTLE
                ? Finding.warn("disk", text + ": a phase can fill that")
                : Finding.ok("disk", text));
  }

  private void ports() {
    port(config.text(ServerSetting.HOST), config.number(ServerSetting.PORT));
    if (config.number(ServerSetting.METRICS_PORT) > 0) {
      port(config.text(ServerSetting.METRICS_HOST), config.number(ServerSetting.METRICS_PORT));
    }
  }

  private void port(String host, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(host, port));
      findings.accept(Finding.ok("port", host + ":" + port + " is free"));
    } catch (IOException e) {
      findings.accept(
          Finding.warn(
              "port",
              host + ":" + port + " is taken: by a server that runs, or name another ACESO_PORT"));
    }
  }

  private void store(Optional<String> aStoredFile) throws IOException {
    if (!Files.exists(config.path(ServerSetting.DATA))) {
      findings.accept(Finding.ok("store", "is not there yet: serve makes it"));
      return;
    }
    try (BlobStore store = Stores.open(config, config.path(ServerSetting.DATA))) {
      findings.accept(Finding.ok("store", look(store, aStoredFile)));
    }
  }

  private static String look(BlobStore store, Optional<String> aStoredFile) throws IOException {
    String read = "takes files";
    if (aStoredFile.isPresent()) {
      try {
        if (!Evaluators.sha256(store.file(aStoredFile.get())).equals(aStoredFile.get())) {
          throw new IOException("it has other bytes than were stored: " + aStoredFile.get());
        }
      } catch (NoSuchFileException e) {
        throw new IOException(
            "it has lost " + aStoredFile.get() + ", which the database names: is it the right one?",
            e);
      }
      read += ", and has the last one that came";
    }
    return read;
  }

  private void plugins() throws IOException {
    Path folder = Parts.plugins(config);
    Path temporary = Files.createTempDirectory("aceso-doctor");
    List<String> types = new ArrayList<>();
    try (Evaluators evaluators = Evaluators.start(Parts.options(config), null, temporary)) {
      Map<Path, JarCheck> jars = JarCheck.all(folder, Parts.allowed(config), evaluators);
      jars.forEach(
          (jar, check) -> {
            types.addAll(check.types());
            check
                .refusal()
                .ifPresent(
                    why ->
                        findings.accept(
                            Finding.warn("plugins", jar.getFileName() + " is not used: " + why)));
          });
    } finally {
      Files.delete(temporary);
    }
    findings.accept(
        types.isEmpty()
            ? Finding.fail(
                "plugins", "no challenge type in " + folder + ": name a folder in ACESO_PLUGINS")
            : Finding.ok("plugins", "a process of its own starts and describes " + types));
  }
}
