package org.aceso.faults;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.awaitility.Awaitility;

/** A PostgreSQL beside the servers that can be killed and comes back where it was. */
final class KillablePostgres implements AutoCloseable {
  private final Path folder;
  private final EmbeddedPostgres postgres;
  private final Path programs;

  KillablePostgres(Path folder) throws IOException {
    this.folder = folder;
    this.postgres =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder)
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(true)
            .setPGStartupWait(Duration.ofSeconds(60))
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("max_connections", "200")
            .start();
    this.programs = Path.of(first().orElseThrow().info().command().orElseThrow()).getParent();
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres";
  }

  /** As {@code kill -9} of its first process; it is back when this returns. */
  void kill() throws IOException {
    revive();
    ProcessHandle first = first().orElseThrow();
    List<ProcessHandle> family = first.descendants().toList();
    first.destroyForcibly();
    Awaitility.await("the end of PostgreSQL's processes")
        .pollInterval(Duration.ofMillis(10))
        .until(() -> !first.isAlive() && family.stream().noneMatch(ProcessHandle::isAlive));
    restart();
  }

  /** As it was started before, which PostgreSQL notes in its folder. */
  private void restart() throws IOException {
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      // PostgreSQL does not run as root.
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(programs.resolve("pg_ctl").toString());
    command.addAll(List.of("-D", folder.toString(), "-l", folder + ".log", "-w", "restart"));
    Path said = Path.of(folder + ".restart.log");
    Process start =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(said.toFile()))
            .start();
    if (start.onExit().join().exitValue() != 0) {
      throw new IOException("PostgreSQL does not come back: " + Files.readString(said));
    }
  }

  /**
   * As {@code kill -9} of one of its processes, upon which it ends all others and repairs itself.
   */
  void killProcess(Random random) throws IOException {
    revive();
    List<ProcessHandle> family = first().orElseThrow().descendants().toList();
    if (!family.isEmpty()) {
      family.get(random.nextInt(family.size())).destroyForcibly();
    }
  }

  /**
   * Starts it as its supervisor would, where it has ended: it does when the process is killed that
   * repairs it.
   */
  void revive() throws IOException {
    if (first().isEmpty()) {
      restart();
    }
  }

  private Optional<ProcessHandle> first() throws IOException {
    try {
      String pid = Files.readAllLines(folder.resolve("postmaster.pid")).get(0).strip();
      return ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
