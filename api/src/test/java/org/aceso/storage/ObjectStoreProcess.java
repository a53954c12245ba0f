package org.aceso.storage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.awaitility.Awaitility;

/** A real S3-compatible server (S3Proxy) in a process of its own, with one bucket in a folder. */
public final class ObjectStoreProcess implements AutoCloseable {
  private static final String BUCKET = "files";

  private final Path folder;
  private final int port;
  private final Path credentials;
  private Process process;

  private ObjectStoreProcess(Path folder, int port, Path credentials) {
    this.folder = folder;
    this.port = port;
    this.credentials = credentials;
  }

  /** Starts one whose files are in this folder. */
  public static ObjectStoreProcess start(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("buckets").resolve(BUCKET));
    Path credentials =
        Files.writeString(
            folder.resolve("credentials"),
            "[default]\naws_access_key_id = aceso\naws_secret_access_key = a-secret\n");
    ObjectStoreProcess store = new ObjectStoreProcess(folder, freePort(), credentials);
    store.launch();
    return store;
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  private void launch() throws IOException {
    Properties settings = new Properties();
    settings.setProperty("s3proxy.endpoint", endpoint());
    settings.setProperty("s3proxy.authorization", "aws-v2-or-v4");
    settings.setProperty("s3proxy.identity", "aceso");
    settings.setProperty("s3proxy.credential", "a-secret");
    settings.setProperty("jclouds.provider", "filesystem-nio2");
    settings.setProperty("jclouds.filesystem.basedir", folder.resolve("buckets").toString());
    settings.setProperty("jclouds.identity", "any");
    settings.setProperty("jclouds.credential", "any");
    Path file = folder.resolve("s3proxy.properties");
    try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      settings.store(out, null);
    }
    process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "org.gaul.s3proxy.Main",
                    "--properties",
                    file.toString()))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("s3proxy.log").toFile())
            .start();
    Awaitility.await("the start of an object store").until(() -> listens() || !process.isAlive());
    if (!process.isAlive()) {
      throw new AssertionError(Files.readString(folder.resolve("s3proxy.log")));
    }
  }

  private boolean listens() {
    try (Socket connected = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return connected.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private String endpoint() {
    return "http://127.0.0.1:" + port;
  }

  /** The settings of a server that keeps its files there. */
  public Map<String, String> settings(String prefix) {
    return Map.of(
        "STORE",
        "s3://" + BUCKET + "/" + prefix,
        "STORE_ENDPOINT",
        endpoint(),
        "STORE_PATH_STYLE",
        "true",
        "STORE_CREDENTIALS_FILE",
        credentials.toString());
  }

  public S3Options options(String prefix, Path local, long cacheBytes) {
    return new S3Options(
        BUCKET,
        prefix,
        Optional.of(URI.create(endpoint())),
        "us-east-1",
        true,
        Optional.of(credentials),
        local,
        cacheBytes);
  }

  /** Where the objects below a prefix lie. */
  public Path objects(String prefix) {
    return folder.resolve("buckets").resolve(BUCKET).resolve(prefix);
  }

  /** An outage. */
  public void stop() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** The end of an outage. */
  public void startAgain() throws IOException {
    launch();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
